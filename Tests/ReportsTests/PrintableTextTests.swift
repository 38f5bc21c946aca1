import Reports
import Testing

@Suite("Text from a log on a terminal")
struct PrintableTextTests {
  @Test(
    "Whatever a terminal would obey is shown instead",
    arguments: [
      ("\u{1B}]0;owned\u{7}", #"\u{1B}]0;owned\u{7}"#),
      ("a\nb\r\tc", #"a\u{A}b\u{D}\u{9}c"#),
      ("exe.\u{202E}txt", #"exe.\u{202E}txt"#),
      ("\u{9B}31m", #"\u{9B}31m"#),
      ("\u{2028}", #"\u{2028}"#),
    ])
  func hidden(text: String, shown: String) { #expect(PrintableText.escaped(text) == shown) }

  @Test("Other scripts, accents and backslashes stay", arguments: [#"C:\Überprüfung\ñ.exe"#, "工具.exe", "<x> & y"])
  func plain(text: String) { #expect(PrintableText.escaped(text) == text) }
}
