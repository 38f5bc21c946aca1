import Foundation

/// The place of a baseline, looked at before anything is read.
enum BaselineFile {
  /// Whether there is a file; throws where there is none and none can be made.
  static func exists(at path: String) throws(OutputError) -> Bool {
    if unsafe access(path, F_OK) == 0 { return true }
    let number = errno
    guard number == ENOENT else { throw OutputError(name: path, number: number) }
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard unsafe access(folder, W_OK | X_OK) == 0 else { throw OutputError(name: path, number: errno) }
    return false
  }
}
