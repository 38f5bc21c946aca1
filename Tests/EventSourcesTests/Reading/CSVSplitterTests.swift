import Testing

@testable import EventSources

@Suite("A CSV text is cut into rows and cells") struct CSVSplitterTests {
  typealias Example = JSONSplitterTests.Example

  static let examples: [Example] = [
    Example("a row per line", "a,b\nc,d\n", ["1 a,b", "2 c,d"]),
    Example("CRLF, blank lines and no last line break", "a\r\n\r\nb", ["1 a", "3 b"]),
    Example("line breaks and separators in quotes", "a,\"b\n,c\"\nd", ["1 a,\"b\n,c\"", "3 d"]),
    Example("doubled quotes", "\"a\"\"\n\"\"b\",c\nd\n", ["1 \"a\"\"\n\"\"b\",c", "3 d"]),
    Example("a quote in the middle of a cell is a character", "a\"b,c\nd\n", ["1 a\"b,c", "2 d"]),
    Example("the end of the text in quotes", "a\n\"b\nc", ["1 a", "2 ! a quote that is not closed"]),
  ]

  @Test("Each row by itself", arguments: examples)
  func pieces(example: Example) {
    #expect(cut(example.text, CSVSplitter(separator: UInt8(ascii: ","))) == example.pieces)
  }

  @Test("The ends of chunks make no difference", arguments: examples)
  func chunks(example: Example) {
    #expect(differingChunks(example.text, CSVSplitter(separator: UInt8(ascii: ","))) == [])
  }

  @Test("A row longer than 16 MiB is skipped, its open quote with it")
  func longRow() {
    let text = "a\n\"" + String(repeating: "x", count: 17 << 20) + "\nb\n"
    let pieces = cut(text, CSVSplitter(separator: UInt8(ascii: ",")), chunk: 1 << 20)
    #expect(pieces == ["1 a", "2 ! longer than 16 MiB", "3 b"])
  }

  @Test(
    "Cells lose their quotes and keep everything else",
    arguments: [
      ("a,b", ["a", "b"]), ("", [""]), (",", ["", ""]), ("\"a,\"\"b\"\"\",c", ["a,\"b\"", "c"]),
      ("a\"b\"", ["a\"b\""]), ("\"a\"b", ["ab"]), (" a ,\"\"", [" a ", ""]),
    ])
  func cells(row: String, cells: [String]) {
    #expect(CSVTable.cells(of: Array(row.utf8)[...], separator: UInt8(ascii: ",")) == cells)
  }
}
