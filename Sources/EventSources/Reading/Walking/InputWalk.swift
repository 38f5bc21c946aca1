/// Finds the inputs of a reading: files as they are named, and the files in folders in byte order of their names.
///
/// In a folder, links to folders are not followed, so that the walk ends; links to files are. Only one folder's names
/// are held at each depth.
struct InputWalk {
  /// Paths that are still to be looked at, last first.
  private var pending: [(path: RawPath, isNamed: Bool)]

  init(paths: [String]) {
    pending = paths.reversed().map { (RawPath($0), true) }
  }

  /// The next input; nil where there is none left.
  mutating func next() -> InputPath? {
    while let (path, isNamed) = pending.popLast() {
      if isNamed, path.bytes.elementsEqual("-".utf8) { return .standardInput }
      do throws(ReadFailure) {
        if let input = try isNamed ? named(path) : found(path) { return input }
      } catch {
        return .unreadable(path, error)
      }
    }
    return nil
  }

  private mutating func named(_ path: RawPath) throws(ReadFailure) -> InputPath? {
    switch try FileKind.of(path, followsLinks: true) {
    case .regular: return .file(path, isRegular: true)
    case .pipe: return .file(path, isRegular: false)
    case .device where path.bytes.elementsEqual("/dev/stdin".utf8): return .file(path, isRegular: false)
    case .folder: return try enter(path)
    case .device, .symbolicLink: return .unreadable(path, ReadFailure(reason: "a device"))
    case .socket: return .unreadable(path, ReadFailure(reason: "a socket"))
    }
  }

  private mutating func found(_ path: RawPath) throws(ReadFailure) -> InputPath? {
    var kind = try FileKind.of(path, followsLinks: false)
    if kind == .symbolicLink {
      kind = try FileKind.of(path, followsLinks: true)
      if kind == .folder { return nil }
    }
    switch kind {
    case .regular: return .file(path, isRegular: true)
    case .folder: return try enter(path)
    default: return .unreadable(path, ReadFailure(reason: "not a regular file"))
    }
  }

  private mutating func enter(_ folder: RawPath) throws(ReadFailure) -> InputPath? {
    let names = try FolderListing.names(in: folder)
    pending += names.reversed().map { (folder.appending($0), false) }
    return nil
  }
}
