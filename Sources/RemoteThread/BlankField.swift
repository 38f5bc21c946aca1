/// The one meaning of an empty field.
///
/// Older Sysmon writes an empty string, newer Sysmon `-`, and many shippers drop the field
/// altogether; one host can show all three. All of them read as nil.
public enum BlankField {
  /// `raw` unless it is absent, empty or `-`. White space is kept: Sysmon trims nothing.
  public static func value(_ raw: String?) -> String? {
    guard let raw, !raw.isEmpty, raw != "-" else { return nil }
    return raw
  }
}
