import Foundation

/// Lower-cases ASCII letters and leaves everything else alone.
///
/// Independent of locale, and the same folding that Sysmon's filter engine was seen to use
/// (`É` and `é` differ there).
public enum ASCIIFold {
  /// `text` with `A`–`Z` as `a`–`z`. O(n); returns `text` itself where there is nothing to fold.
  ///
  /// Two texts fold to equal strings only where Windows and Sysmon would find them equal, too. Swift calls strings equal
  /// that are canonically equivalent (`é` as one scalar or as two), Windows does not: a text that is not in Unicode
  /// Normalisation Form C gets every scalar beyond ASCII spelt out, as `<u+0301>`, which no file name can hold.
  public static func fold(_ text: String) -> String {
    var needsFolding = false
    var isASCII = true
    for byte in text.utf8 {
      needsFolding = needsFolding || isUpper(byte)
      isASCII = isASCII && byte < 0x80
    }
    let folded = needsFolding ? String(decoding: text.utf8.map { isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self) : text
    return isASCII || isComposed(folded) ? folded : spelled(folded)
  }

  private static func isUpper(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }

  private static func isComposed(_ text: String) -> Bool {
    text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars)
  }

  private static func spelled(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        result += "<u+" + padded(String(scalar.value, radix: 16)) + ">"
      }
    }
  }

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
