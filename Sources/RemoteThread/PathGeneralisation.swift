/// Turns the parts of a path that differ from user to user, build to build or run to run into `*`.
///
/// The rules, in order, each on one folder name (or file name, where it says so) of the folded path:
///
/// 1. *Profile*: the folder below `X:\Users` or `X:\Documents and Settings`, except `Public`, `Default` and
///    `All Users`, which are the same on every machine.
/// 2. *GUID*: a GUID, with or without braces, anywhere in a folder or file name.
/// 3. *SID*: a domain or machine account's SID (`S-1-5-21-…`) in a folder name.
/// 4. *Time stamp*: `2020-09-04` or `2020-09-04_054718` in a folder name.
/// 5. *Version*: two or more numbers joined by points in a folder name (`app-1.2.3`, `v4.0.30319`), with a build
///    suffix (`4.18.2107.4-0`, `1.2.3rc1`). `WindowsPowerShell\v1.0` stays: it never changed.
/// 6. *Hash*: 16 hexadecimal digits after the last `_` or `.` of a folder name, as in DriverStore and WinSxS.
/// 7. *Temporary name*: below a folder `Temp` or `Tmp` and in `Windows\Installer`, the random part of the folder
///    and file names that installers make (`is-K3V0A.tmp`, `nsx41F2.tmp`, `7zS0C1D2E3F`, `_MEI51282`, `MSI4A2B.tmp`,
///    `tmp1A2B.tmp`), and a folder named by 8 or more hexadecimal digits with a digit among them.
///
/// A file name is never generalised but for rules 2 and 7: `*.exe` would make one image of many.
/// A `*` in the path itself, which no Windows file name can hold, becomes `?` (also where no rule applies), so that
/// `*` always means a rule.
public struct PathGeneralisation: Sendable, Hashable {
  /// Whether the rules apply. Where not, a path is only folded.
  public let isEnabled: Bool

  /// All rules.
  public static let standard = PathGeneralisation(isEnabled: true)
  /// No rule: paths are counted as they are.
  public static let none = PathGeneralisation(isEnabled: false)

  /// The folded path with every rule applied. O(n).
  public func apply(to path: ImagePath) -> String {
    let literal = Self.withoutStars(path.folded)
    return isEnabled ? Self.generalise(literal) : literal
  }

  /// Byte by byte: to a Swift string a `*` and a combining mark behind it are one character, and no `*`.
  private static func withoutStars(_ text: String) -> String {
    guard text.utf8.contains(PathComponent.wildcard) else { return text }
    return String(decoding: text.utf8.map { $0 == PathComponent.wildcard ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
  }

  private static func generalise(_ folded: String) -> String {
    guard folded.utf8.contains(UInt8(ascii: "\\")) else { return folded }
    var parts = folded.utf8.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false).map(
      PathComponent.init)
    let file = parts.count - 1
    var isTemporary = false
    for index in parts.indices {
      let name = parts[index].text
      guard parts[index].mayVary || isTemporary || index == 2 else {
        isTemporary = index < file && opensTemporaryFolder(index, in: parts)
        continue
      }
      parts[index].replaceGUIDs()
      if isTemporary { parts[index].replaceTemporaryName(isFolder: index < file) }
      guard index < file else { continue }
      if isProfileFolder(index, in: parts) { parts[index].replaceWhole() }
      parts[index].replaceSID()
      parts[index].replaceTimestamps()
      let isPowerShell = name == "v1.0" && index > 0 && parts[index - 1].text == "windowspowershell"
      if !isPowerShell { parts[index].replaceVersions() }
      parts[index].replaceTrailingHash()
      isTemporary = isTemporary || opensTemporaryFolder(index, in: parts)
    }
    return parts.map(\.text).joined(separator: "\\")
  }

  private static let sharedProfiles: Set<String> = ["public", "default", "all users"]

  private static func isProfileFolder(_ index: Int, in parts: [PathComponent]) -> Bool {
    index == 2 && parts[0].text.utf8.last == UInt8(ascii: ":")
      && ["users", "documents and settings"].contains(parts[1].text) && !sharedProfiles.contains(parts[2].text)
  }

  private static func opensTemporaryFolder(_ index: Int, in parts: [PathComponent]) -> Bool {
    switch parts[index].text {
    case "temp", "tmp": true
    case "installer": index == 2 && parts[1].text == "windows"
    default: false
    }
  }
}
