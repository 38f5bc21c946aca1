/// Who can put a file where an image lies.
public enum ImageLocation: Sendable, Hashable {
  /// Below `Windows` or `Program Files` of drive C, or where Microsoft Defender keeps its platform: only administrators can
  /// write there.
  case protected
  /// Anywhere else: profiles, the rest of ProgramData, other folders, other drives, shares; and any path that cannot be judged.
  case userWritable

  /// The location of a folded path, generalised or not.
  ///
  /// Errs towards ``userWritable``: a path with `..`, `/`, a stream name, a folder that ends in a point or a blank (which
  /// Windows drops), no drive letter, or no path at all. Of the drives only C counts: whoever is logged on may make
  /// folders on any other, `Windows` and `Program Files` too. Below `Windows` a short name (`REGIST~1`) may be any folder.
  ///
  /// Works on bytes: to a Swift string a backslash and a combining mark behind it are one character, and no backslash.
  public init(ofFoldedPath path: String) {
    let path = Array(path.utf8)
    let parts = path.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == Self.drive, parts.dropFirst().allSatisfy(Self.isPlainName),
      Self.protectedRoots.contains(parts[1]) || path.dropFirst(3).starts(with: Self.defenderPlatform)
    else {
      self = .userWritable
      return
    }
    let belowDrive = path.dropFirst(3)
    let isOpen =
      Self.writableFolders.contains(where: belowDrive.starts)
      || parts.contains(Self.aspNetFolder)
      || parts[1] == Self.windows && parts.contains(where: Self.isShortName)
    self = isOpen ? .userWritable : .protected
  }

  private static func isPlainName(_ name: ArraySlice<UInt8>) -> Bool {
    guard let last = name.last, last != UInt8(ascii: "."), last != UInt8(ascii: " ") else { return false }
    return !name.contains(UInt8(ascii: ":")) && !name.contains(UInt8(ascii: "/"))
  }

  /// Whether there is a `~` with a digit behind it.
  private static func isShortName(_ name: ArraySlice<UInt8>) -> Bool {
    zip(name, name.dropFirst()).contains { $0 == UInt8(ascii: "~") && PathComponent.isDigit($1) }
  }

  private static let drive = bytes("c:")
  private static let windows = bytes("windows")
  private static let protectedRoots = ["windows", "program files", "program files (x86)"].map(bytes)

  /// Updates of Defender put each version of `MsMpEng.exe` and its like into a folder of its own below this one (Microsoft,
  /// "Microsoft Defender Antivirus updates", 4.18 and later). `Windows Defender` in ProgramData does not inherit what lets
  /// users make files elsewhere in ProgramData: SYSTEM and administrators alone write there.
  private static let defenderPlatform = bytes(#"programdata\microsoft\windows defender\platform\"#)

  /// In it, below each version of the .NET Framework, web applications are compiled by the user that runs them.
  private static let aspNetFolder = bytes("temporary asp.net files")

  /// Folders below `Windows` in which users may create files by default, from the public lists of AppLocker
  /// default-rule bypasses (api0cradle/UltimateAppLockerByPassList, Generic-AppLockerbypasses.md). `Sysnative` is what
  /// 32-bit programs call `System32`, with all its holes.
  private static let writableFolders = [
    #"windows\temp\"#, #"windows\tasks\"#, #"windows\tracing\"#, #"windows\debug\wia\"#,
    #"windows\registration\crmlog\"#, #"windows\system32\tasks\"#, #"windows\syswow64\tasks\"#,
    #"windows\system32\tasks_migrated\"#, #"windows\sysnative\"#,
    #"windows\system32\com\dmp\"#, #"windows\syswow64\com\dmp\"#, #"windows\system32\fxstmp\"#,
    #"windows\syswow64\fxstmp\"#, #"windows\system32\spool\drivers\color\"#, #"windows\system32\spool\printers\"#,
    #"windows\system32\spool\servers\"#, #"windows\system32\microsoft\crypto\rsa\machinekeys\"#,
    #"windows\system32\microsoft\crypto\dss\machinekeys\"#, #"windows\pla\"#, #"windows\system32\logfiles\wmi\"#,
    #"windows\servicestate\"#, #"windows\serviceprofiles\"#, #"windows\minidump\"#,
  ].map(bytes)

  private static func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }
}
