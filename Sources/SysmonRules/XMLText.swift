/// Text on its way into an XML file.
public enum XMLText {
  /// `text` as the content of an element.
  public static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// A comment of some lines, the first behind `<!-- ` and the others under it; nothing where there are none.
  static func comment(_ lines: [String], indent: Int) -> [String] {
    guard !lines.isEmpty else { return [] }
    let margin = String(repeating: " ", count: indent)
    var printed = lines.enumerated().map { index, line in
      margin + (index == 0 ? "<!-- " : "     ") + harmless(line)
    }
    printed[printed.count - 1] += " -->"
    return printed
  }

  /// `line` without what XML forbids in a comment: two hyphens in a row, and characters that it cannot carry.
  private static func harmless(_ line: String) -> String {
    var last: Unicode.Scalar?
    return line.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "-", last == "-" { result += " " }
      let isForbidden = scalar.properties.generalCategory == .control || scalar.value & 0xFFFE == 0xFFFE
      result.unicodeScalars.append(isForbidden ? "?" : scalar)
      last = scalar
    }
  }
}
