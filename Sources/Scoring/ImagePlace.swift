import RemoteThread

/// Where an image lies, as far as it says who may have put it there.
enum ImagePlace: Int32, Sendable, Hashable, CaseIterable {
  /// Below `C:\Windows`, where only administrators can write.
  case windows
  /// Below `C:\Program Files` or `C:\Program Files (x86)`.
  case programs
  /// Anywhere else: profiles, ProgramData, other drives, shares, folders below Windows that users can write to.
  case elsewhere

  /// The place of a folded path.
  init(ofFoldedPath path: String) {
    let isProtected = ImageLocation(ofFoldedPath: path) == .protected
    if isProtected, path.utf8.starts(with: #"c:\windows\"#.utf8) {
      self = .windows
    } else if isProtected, path.utf8.starts(with: #"c:\program files"#.utf8) {
      self = .programs
    } else {
      self = .elsewhere
    }
  }

  /// In words, behind "lies".
  var phrase: String {
    switch self {
    case .windows: "below C:\\Windows"
    case .programs: "below Program Files"
    case .elsewhere: "outside of Windows and Program Files, or where users can write"
    }
  }
}

/// The folder of a vendor below Program Files: what images of one product have in common.
struct ProductFolder: Sendable, Hashable {
  private let path: Substring

  /// The folder of a folded path that lies in `place`; nil outside of Program Files.
  ///
  /// Nowhere else does a common folder say that two images came together: where users can write, an attacker's file
  /// may lie beside any other. Works on bytes, as ``ImageLocation`` does.
  init?(ofFoldedPath path: String, in place: ImagePlace) {
    guard place == .programs else { return nil }
    let marks = path.utf8.indices.lazy.filter { path.utf8[$0] == UInt8(ascii: "\\") }
    guard let end = marks.dropFirst(2).first else { return nil }
    self.path = path[..<end]
  }

  /// Whether another folded path lies in it. Most do not, which their bytes tell many times faster than their places.
  func holds(_ path: String) -> Bool { path.utf8.starts(with: self.path.utf8) && Self(of: path) == self }

  /// The folder of a folded path whose place is not known.
  init?(of path: String) { self.init(ofFoldedPath: path, in: ImagePlace(ofFoldedPath: path)) }
}

/// Numbers product folders, so that many paths can be compared with many.
struct ProductNumbers {
  private var numbers: [ProductFolder: Int32] = [:]

  /// The number of a folded path's product folder; nil outside of Program Files.
  mutating func number(of path: String) -> Int32? {
    guard let folder = ProductFolder(of: path) else { return nil }
    let number = numbers[folder] ?? Int32(numbers.count)
    numbers[folder] = number
    return number
  }
}

/// What a source and a target have to do with each other by their paths.
enum TargetRelation: Int32, Sendable, Hashable {
  /// None.
  case none
  /// Both are the same image.
  case same
  /// Both are of one product.
  case product

  /// Compares folded paths; `place` is the source's.
  init(source: String, in place: ImagePlace, target: String) {
    if source == target {
      self = .same
    } else if let product = ProductFolder(ofFoldedPath: source, in: place), product.holds(target) {
      self = .product
    } else {
      self = .none
    }
  }
}

/// What a source and the module of a start have to do with each other by their paths.
enum StartRelation: Int32, Sendable, Hashable {
  /// None, or there is no module.
  case none
  /// Both are of one product.
  case product
  /// Both lie in one folder, outside of Program Files, which is no shared one.
  case folder

  /// Compares folded paths; `place` is the source's.
  init(source: String, in place: ImagePlace, module: String?) {
    self = .none
    guard let module else { return }
    switch place {
    case .windows: return
    case .programs:
      if let product = ProductFolder(ofFoldedPath: source, in: place), product.holds(module) {
        self = .product
      }
    case .elsewhere:
      if let folder = OwnFolder(ofFoldedPath: module), folder == OwnFolder(ofFoldedPath: source) { self = .folder }
    }
  }
}
