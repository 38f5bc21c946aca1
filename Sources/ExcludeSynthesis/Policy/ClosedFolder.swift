/// Folders below which a path may vary: everything in them is closed to users, but for named holes.
///
/// A varying path becomes `begin with` and `end with`, and between the two any number of folders fits. That is safe only
/// where none of them is one that users can write to. Below `Windows` itself there are many such (ImageLocation), below
/// the folders here there are none but the holes, which the rule excludes by name. Below `Program Files` it holds as long
/// as installers leave the permissions that Windows gives; and a rule can match another file of the same name there, which
/// only an administrator can have put.
struct ClosedFolder {
  /// The folder without drive, folded, with a backslash at its end.
  let path: String
  /// What a path must not contain.
  let holes: [String]

  /// The closed folder in which `prefix` ends, the text of a folded path before its first `*`. Nil where there is none.
  init?(holding prefix: String) {
    let belowDrive = prefix.utf8.dropFirst(3)
    let matching = Self.all.first { belowDrive.starts(with: $0.path.utf8) && belowDrive.count > $0.path.utf8.count }
    guard let folder = matching, !Self.storePackages.utf8.starts(with: belowDrive) else { return nil }
    self = folder
  }

  private init(_ path: String, holes: [String] = []) {
    self.path = path
    self.holes = holes + Self.holesOfAll
  }

  /// What no varying path may contain, wherever it lies.
  static let holesOfAll = [".."]

  /// Anyone may install packages from the Store: only below a folder of a package that has a name it is closed.
  private static let storePackages = #"program files\windowsapps\"#

  /// The named hole is from the public lists of AppLocker default-rule bypasses (see ImageLocation), which name no other
  /// folder below these; `~` keeps its short name out.
  private static let all: [ClosedFolder] = [
    ClosedFolder(#"program files\"#),
    ClosedFolder(#"program files (x86)\"#),
    ClosedFolder(#"programdata\microsoft\windows defender\"#),
    ClosedFolder(#"windows\microsoft.net\"#, holes: ["Temporary ASP.NET Files", "~"]),
    ClosedFolder(#"windows\servicing\"#),
    ClosedFolder(#"windows\system32\driverstore\"#),
    ClosedFolder(#"windows\systemapps\"#),
    ClosedFolder(#"windows\winsxs\"#),
  ]
}
