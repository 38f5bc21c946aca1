import Foundation
import RemoteThread

/// A sorted run of events in an unnamed temporary file, read back once from the front.
///
/// The file has no name from the moment that it is open, so that nothing stays behind however the program ends.
final class SortedRun {
  private let file: FileHandle
  private var buffer: ArraySlice<UInt8> = []

  private static let blockSize = 1 << 18

  init(of events: [RemoteThreadEvent]) throws {
    file = try Self.unnamedFile()
    var bytes: [UInt8] = []
    for event in events {
      EventCoding.append(event, to: &bytes)
      if bytes.count >= Self.blockSize { try write(&bytes) }
    }
    try write(&bytes)
    try file.seek(toOffset: 0)
  }

  private func write(_ bytes: inout [UInt8]) throws {
    do {
      try file.write(contentsOf: Data(bytes))
    } catch {
      throw SpillError.cannotWrite(folder: FileManager.default.temporaryDirectory.path)
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// The next event; nil at the end.
  func next() throws -> RemoteThreadEvent? {
    while true {
      if let event = try EventCoding.takeFirst(from: &buffer) { return event }
      guard let block = try file.read(upToCount: Self.blockSize), !block.isEmpty else { return nil }
      buffer = ArraySlice(Array(buffer) + block)
    }
  }

  private static func unnamedFile() throws -> FileHandle {
    let url = FileManager.default.temporaryDirectory.appending(path: "heddle-\(UUID().uuidString)")
    guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw SpillError.cannotMakeFile(folder: url.deletingLastPathComponent().path) }
    let handle = try FileHandle(forUpdating: url)
    try FileManager.default.removeItem(at: url)
    return handle
  }
}

/// Why events could not be sorted on disk.
enum SpillError: Error, CustomStringConvertible {
  case cannotMakeFile(folder: String)
  case cannotWrite(folder: String)
  case damaged

  var description: String {
    switch self {
    case .cannotMakeFile(let folder): "cannot make a temporary file in \(folder); set TMPDIR to a folder with space"
    case .cannotWrite(let folder):
      "cannot write a temporary file in \(folder), which may be full; set TMPDIR to a folder with space"
    case .damaged: "a temporary file changed while it was read"
    }
  }
}
