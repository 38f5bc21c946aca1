/// Text inside a page.
enum HTMLText {
  /// `text` so that it is nothing but text, between tags and in quoted attributes; what would not show, as `\u{1B}`.
  /// Line ends stay.
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

  /// The items of a list, each escaped.
  static func list(_ items: [String]) -> String {
    "<ul>" + items.map { "<li>\(escaped($0))</li>" }.joined() + "</ul>"
  }
}
