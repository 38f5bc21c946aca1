/// Text for an HTML page.
enum HTMLText {
  /// `text` with its markup escaped and what a terminal or a page would hide made visible; line breaks stay.
  static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { PrintableText.escaped(String($0)) }
      .joined(separator: "\n").unicodeScalars.reduce(into: "") { page, scalar in
        switch scalar {
        case "&": page += "&amp;"
        case "<": page += "&lt;"
        case ">": page += "&gt;"
        case "\"": page += "&quot;"
        case "'": page += "&#39;"
        default: page.unicodeScalars.append(scalar)
        }
      }
  }
}
