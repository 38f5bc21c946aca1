import Testing

@testable import Reports

@Suite("Fitting text to columns")
struct TextLayoutTests {
  @Test(
    "No line is wider than the terminal, and nothing but blanks at its ends is lost",
    arguments: ["one two three", "漢字漢字漢字漢字漢字", "a漢b字 漢字漢字漢字 😀😀😀😀😀", "eeeeeee\u{301}\u{301} x", ""], [2, 5, 7, 80])
  func wrap(text: String, width: Int) {
    let lines = TextLayout.wrap(text, to: width)
    #expect(lines.allSatisfy { Columns.count($0) <= width })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }

  @Test(
    "East Asian characters and emoji take two columns", arguments: [("x", 1), ("é", 1), ("漢", 2), ("😀", 2), ("가", 2)])
  func columns(text: String, columns: Int) { #expect(Columns.count(text) == columns) }

  @Test("A word as long as the longest record is broken in linear time", .timeLimit(.minutes(1)))
  func longWord() {
    let lines = TextLayout.wrap("x " + String(repeating: "a", count: 4_000_000), to: 71)
    #expect(lines.count == 1 + (4_000_000 + 70) / 71)
  }

  @Test(
    "A cut keeps both ends",
    arguments: [("abcdefghij", 7, "ab…ghij"), ("漢漢漢漢漢x", 6, "漢…漢x"), ("ab", 0, ""), ("ab", 2, "ab")])
  func cut(text: String, width: Int, result: String) { #expect(TextLayout.cut(text, to: width) == result) }
}
