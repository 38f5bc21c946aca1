import Testing

@testable import EventSources

@Suite("A JSON text is cut into records") struct JSONSplitterTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let rule: String
    let text: String
    let pieces: [String]
    var testDescription: String { rule }

    init(_ rule: String, _ text: String, _ pieces: [String]) {
      self.rule = rule
      self.text = text
      self.pieces = pieces
    }
  }

  static let examples: [Example] = [
    Example("one object per line", "{\"a\":1}\n{\"b\":2}\n", ["1 {\"a\":1}", "2 {\"b\":2}"]),
    Example("CRLF, blank lines and no last line break", "{}\r\n\r\n {}", ["1 {}", "3 {}"]),
    Example("brackets and quotes in strings", #"{"a":"}{\"[\\"}{"b":"]"}"#, [#"1 {"a":"}{\"[\\"}"#, #"1 {"b":"]"}"#]),
    Example(
      "pretty-printed objects", "{\n  \"a\": {\n    \"b\": [\n      {\n      }\n    ]\n  }\n}\n{\n}\n",
      [
        "1 {\n  \"a\": {\n    \"b\": [\n      {\n      }\n    ]\n  }\n}", "9 {\n}",
      ]),
    Example(
      "pretty-printed without indentation", "{\n\"a\":\n{\n\"b\":[\n{\n},\n{\n}\n]\n}\n}\n{\n}",
      [
        "1 {\n\"a\":\n{\n\"b\":[\n{\n},\n{\n}\n]\n}\n}", "12 {\n}",
      ]),
    Example("an array in one line, by byte", "[{\"a\":1}, {\"b\":[{}]}]\n", ["@1 {\"a\":1}", "@10 {\"b\":[{}]}"]),
    Example("a pretty-printed array", "[\n  {\n    \"a\": 1\n  },\n  {}\n]\n", ["2 {\n    \"a\": 1\n  }", "5 {}"]),
    Example("an array per line", "[{},{}]\n[{}]\n", ["@1 {}", "@4 {}", "2 {}"]),
    Example("an empty array", "[]", []),
    Example("a string per line", "\"{\\\"a\\\":1}\"\n\"x\"\n", ["1 \"{\\\"a\\\":1}\"", "2 \"x\""]),
    Example(
      "evtx_dump's lines between records", "Record 1\n{\"a\":1}\nRecord 22\r\n{\n  \"b\": 2\n}\nRecord 3\n{}\n",
      [
        "2 {\"a\":1}", "4 {\n  \"b\": 2\n}", "8 {}",
      ]),
    Example("a line that only begins so", "{}\nRecorded 3\n{}\n", ["1 {}", "2 ! no JSON object", "3 {}"]),
    Example(
      "a line that is no object", "{}\nhello {}\n12\n{}\n",
      [
        "1 {}", "2 ! no JSON object", "3 ! no JSON object", "4 {}",
      ]),
    Example(
      "a line cut off in a string", "{\"a\":1}\n{\"a\":\"x\n{\"a\":2}\n",
      [
        "1 {\"a\":1}", "2 ! a line break in a string", "3 {\"a\":2}",
      ]),
    Example("a line cut off outside of a string", "{\"a\":1,\n{\"a\":2}\n", ["1 ! not closed", "2 {\"a\":2}"]),
    Example("a line cut off before a value", "{}\n{\"a\":\n{\"a\":2}\n", ["1 {}", "2 ! not closed", "3 {\"a\":2}"]),
    Example(
      "a record over many lines is damaged once", "{}\n{\"m\":\"a\nb\nc\"}\n{}\n",
      [
        "1 {}", "2 ! a line break in a string", "5 {}",
      ]),
    Example("brackets that do not match", "{\"a\":[1}\n{}\n", ["1 ! brackets that do not match", "2 {}"]),
    Example("a closing bracket too many", "{}}\n{}\n", ["1 {}", "1 ! no JSON object", "2 {}"]),
    Example(
      "a pretty-printed object that is not closed", "{\n  \"a\": [\n    1,\n{\n  \"b\": 2\n}\n",
      [
        "1 ! not closed", "4 {\n  \"b\": 2\n}",
      ]),
    Example(
      "a pretty-printed element that is not closed", "[\n  {\n    \"a\": {\n  },\n  {\n    \"b\": 2\n  }\n]",
      [
        "2 ! not closed", "5 {\n    \"b\": 2\n  }",
      ]),
    Example(
      "an element in a line that is not closed", #"[{"a":1,{"b":2},{"c":3}]"#,
      [
        "@1 ! not closed", #"@8 {"b":2}"#, #"@16 {"c":3}"#,
      ]),
    Example(
      "an element in a line with brackets that do not match", #"[{"a":[},{"b":2}]"#,
      [
        "@1 ! brackets that do not match", #"@9 {"b":2}"#,
      ]),
    Example("numbers in an array", "[1,{},2]", ["@1 ! no JSON object", "@3 {}", "@6 ! no JSON object"]),
    Example("the end of the text inside a record", "{}\n{\"a\":[", ["1 {}", "2 ! not closed"]),
    Example("the end of the text inside a string", "{\"a\":\"x\\", ["1 ! not closed"]),
    Example("the end of the text inside an array", "[{}", ["@1 {}", "@0 ! the array is not closed"]),
    Example(
      "an array that is not closed before the next line", "{}\n[{},\n{}\n",
      [
        "1 {}", "2 {}", "2 ! the array is not closed", "3 {}",
      ]),
    Example(
      "byte order marks and record separators between records", "{}\n\u{FEFF}{}\n\u{1E}{}", ["1 {}", "2 {}", "3 {}"]),
  ]

  @Test("Each record by itself, each damage once", arguments: examples)
  func pieces(example: Example) {
    #expect(cut(example.text, JSONSplitter()) == example.pieces)
  }

  @Test("The ends of chunks make no difference", arguments: examples)
  func chunks(example: Example) {
    #expect(differingChunks(example.text, JSONSplitter()) == [])
  }

  @Test("Deep nesting is damage, not a crash")
  func deepNesting() {
    let text = String(repeating: "[", count: 1_000_000) + "\n{}\n"
    #expect(cut(text, JSONSplitter()) == ["@1 ! nested deeper than 1024", "2 {}", "@0 ! the array is not closed"])
  }

  @Test("A record longer than 16 MiB is skipped, and only that")
  func longRecord() {
    let text = "{\"a\":1}\n{\"a\":\"" + String(repeating: "x", count: 20 << 20) + "\"}\n{\"a\":2}\n"
    for chunk in [1 << 20, 1_000_003, .max] {
      #expect(
        cut(text, JSONSplitter(), chunk: chunk) == ["1 {\"a\":1}", "2 ! longer than 16 MiB", "3 {\"a\":2}"])
    }
  }

  @Test("A record of exactly 16 MiB is read")
  func longestRecord() {
    let record = "\"" + String(repeating: "x", count: RecordBuffer.longest - 2) + "\""
    #expect(cut(record, JSONSplitter(), chunk: 1 << 20).map(\.utf8.count) == [RecordBuffer.longest + 2])
  }

  @Test(
    "Seeded noise of JSON bytes is cut the same in any chunks, and loses no whole line behind it", arguments: 0..<200)
  func noise(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = [
      "{", "}", "[", "]", "\"", "\\", ",", ":", "\n", " ", "1", "{}\n", "\n{", "{\"a\":1}", "\nRecord 1\n",
    ]
    let noise = (0..<60).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    #expect(differingChunks(noise, JSONSplitter()) == [])
    let lines = cut("{\"first\":1}\n" + noise + "\n{\"last\":1}\n", JSONSplitter())
    #expect(lines.last?.hasSuffix(" {\"last\":1}") == true)
  }

  @Test("Blocks of whole lines give the pieces of the whole text", arguments: 0..<200)
  func blocks(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = ["{", "}", "[", "\"", ",", "\n", " ", "1", "{}\n", "\n{", "{\"a\":1}\n", "[{}]\n", "\nRecord 1\n"]
    let noise = (0..<80).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    let text = Array(("{}\n" + noise).utf8)
    let whole = cut("{}\n" + noise, JSONSplitter())
    for size in [1, 2, 3, 7, 20] {
      let cutter = JSONCutter(start: TextPosition(), head: [])
      let feed = TextFeed(BitwiseSource(text, atATime: size), encoding: .utf8)
      var pieces: [String] = []
      while let content = try cutter.next(feed) { pieces += content.pieces.map(\.description) }
      pieces += cutter.finish().pieces.map(\.description)
      #expect(pieces == whole)
    }
  }
}

/// A stream that gives few bytes at a time.
private final class BitwiseSource: ByteSource {
  private var rest: ArraySlice<UInt8>
  private let size: Int

  init(_ bytes: [UInt8], atATime size: Int) {
    rest = bytes[...]
    self.size = size
  }

  func read(appendingTo bytes: inout [UInt8], atMost limit: Int) throws(ReadFailure) {
    bytes += rest.prefix(min(size, limit))
    rest = rest.dropFirst(min(size, limit))
  }
}

extension Portion.Content {
  /// The records and damages, cut out now where they were not yet.
  fileprivate var pieces: [Piece] {
    guard case .lines(let block) = self, case .memory(let bytes) = block.bytes, let line = block.line else {
      if case .pieces(let pieces) = self { return pieces }
      return []
    }
    var splitter = JSONSplitter(start: TextPosition(line: line), isLineOriented: true)
    var pieces: [Piece] = []
    splitter.split(bytes, into: &pieces)
    splitter.finish(into: &pieces)
    return pieces
  }
}

/// Linear congruential numbers: the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
