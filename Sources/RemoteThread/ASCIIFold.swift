/// Lower-cases ASCII letters and leaves every other byte alone.
///
/// Independent of locale, and the same folding that Sysmon's filter engine was seen to use
/// (`É` and `é` differ there).
public enum ASCIIFold {
  /// `text` with `A`–`Z` as `a`–`z`. O(n); returns `text` itself where there is nothing to fold.
  public static func fold(_ text: String) -> String {
    guard text.utf8.contains(where: isUpper) else { return text }
    return String(decoding: text.utf8.map { isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isUpper(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }
}
