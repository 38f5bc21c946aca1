/// The folder of a program where software lies that needs no administrator: below a folder of its own in `AppData` of a
/// profile, or in `ProgramData`.
///
/// Folders that programs share are none: `Temp`, `Downloads`, `Public`, and the two roots themselves.
struct OwnFolder: Sendable, Hashable {
  private let path: [UInt8]

  /// The folder of a folded path, generalised or not; nil where it is no such folder.
  ///
  /// Works on bytes: to a Swift string a backslash and a combining mark behind it are one character, and no backslash.
  init?(ofFoldedPath path: String) {
    guard path.utf8.starts(with: Self.users) || path.utf8.starts(with: Self.programData) else { return nil }
    let folders = path.utf8.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false).dropLast()
    guard Self.isOwn(folders.map(Array.init)) else { return nil }
    self.path = Array(folders.joined(separator: [UInt8(ascii: "\\")]))
  }

  private static func isOwn(_ folders: [[UInt8]]) -> Bool {
    if folders.starts(with: programDataFolders) { return folders.count > 2 && !folders[2].isEmpty }
    guard folders.count > 5, folders[3] == appData, kinds.contains(folders[4]) else { return false }
    return !folders[5].isEmpty && folders[5] != temp
  }

  private static let users = bytes(#"c:\users\"#)
  private static let programData = bytes(#"c:\programdata\"#)
  private static let programDataFolders = ["c:", "programdata"].map(bytes)
  private static let appData = bytes("appdata")
  private static let kinds = ["local", "locallow", "roaming"].map(bytes)
  private static let temp = bytes("temp")

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
