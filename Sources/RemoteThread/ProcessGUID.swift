/// A Sysmon process GUID in one spelling.
///
/// Exporters differ in case and braces; this keeps upper case with braces, as Sysmon itself prints.
public struct ProcessGUID: Sendable, Hashable, CustomStringConvertible {
  /// `{8-4-4-4-12}` in upper-case hexadecimal.
  public let rawValue: String

  /// Accepts any case, with or without braces. Nil for anything that is no GUID.
  public init?(_ text: String?) {
    guard let text else { return nil }
    var body = Substring(text)
    if body.first == "{", body.last == "}" { body = body.dropFirst().dropLast() }
    let groups = body.split(separator: "-", omittingEmptySubsequences: false)
    guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12],
      groups.allSatisfy({ group in group.allSatisfy(\.isHexDigit) && group.utf8.count == group.count })
    else { return nil }
    rawValue = "{" + body.uppercased() + "}"
  }

  /// The canonical spelling.
  public var description: String { rawValue }
}
