/// Who can put a file where an image lies.
public enum ImageLocation: Sendable, Hashable {
  /// Below `Windows` or `Program Files` of a drive, where only administrators can write.
  case protected
  /// Anywhere else: profiles, ProgramData, other folders, removable drives, shares; and any path that cannot be judged.
  case userWritable

  /// The location of a folded path, generalised or not.
  ///
  /// Errs towards ``userWritable``: a path with `..`, `/`, a stream name, no drive letter, or no path at all.
  public init(ofFoldedPath path: String) {
    let parts = path.split(separator: "\\", omittingEmptySubsequences: false)
    guard parts.count >= 3, Self.isDrive(parts[0]), !path.utf8.dropFirst(2).contains(UInt8(ascii: ":")),
      !path.utf8.contains(UInt8(ascii: "/")), parts.allSatisfy({ !$0.isEmpty && $0 != ".." && $0 != "." }),
      Self.protectedRoots.contains(String(parts[1]))
    else {
      self = .userWritable
      return
    }
    let belowDrive = parts.dropFirst().joined(separator: "\\") + "\\"
    self = Self.writableFolders.contains(where: belowDrive.hasPrefix) ? .userWritable : .protected
  }

  private static func isDrive(_ part: Substring) -> Bool {
    let bytes = Array(part.utf8)
    return bytes.count == 2 && PathComponent.isLetter(bytes[0]) && bytes[1] == UInt8(ascii: ":")
  }

  private static let protectedRoots: Set<String> = ["windows", "program files", "program files (x86)"]

  /// Folders below `Windows` in which users may create files by default, from the public lists of AppLocker
  /// default-rule bypasses (api0cradle/UltimateAppLockerByPassList, Generic-AppLockerbypasses.md).
  private static let writableFolders: [String] = [
    #"windows\temp\"#, #"windows\tasks\"#, #"windows\tracing\"#, #"windows\debug\wia\"#,
    #"windows\registration\crmlog\"#, #"windows\system32\tasks\"#, #"windows\syswow64\tasks\"#,
    #"windows\system32\com\dmp\"#, #"windows\syswow64\com\dmp\"#, #"windows\system32\fxstmp\"#,
    #"windows\syswow64\fxstmp\"#, #"windows\system32\spool\drivers\color\"#, #"windows\system32\spool\printers\"#,
    #"windows\system32\spool\servers\"#, #"windows\system32\microsoft\crypto\rsa\machinekeys\"#,
    #"windows\system32\microsoft\crypto\dss\machinekeys\"#, #"windows\pla\"#, #"windows\system32\logfiles\wmi\"#,
    #"windows\servicestate\"#, #"windows\serviceprofiles\"#, #"windows\minidump\"#,
  ]
}
