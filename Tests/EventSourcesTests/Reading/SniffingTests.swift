import Testing

@testable import EventSources

@Suite("What an input is shows in its first bytes") struct SniffingTests {
  @Test(
    "The encoding shows in a byte order mark or in where the zeros stand",
    arguments: [
      ([0xFF, 0xFE, 0x7B, 0], .utf16LittleEndian), ([0xFE, 0xFF, 0, 0x7B], .utf16BigEndian),
      ([0x7B, 0, 0x22, 0], .utf16LittleEndian), ([0, 0x7B, 0, 0x22], .utf16BigEndian),
      ([0xEF, 0xBB, 0xBF, 0x7B], .utf8), ([0x7B], .utf8), ([0, 0, 0, 0], .utf8),
    ] as [([UInt8], TextEncoding)])
  func encoding(head: [UInt8], encoding: TextEncoding) {
    #expect(TextEncoding(head: head) == encoding)
  }

  @Test("Text is never taken for something packed", arguments: ["BZh91AY", "PK,b", "ustar", "{\"a\":1}", "<Event>"])
  func text(head: String) {
    #expect(ContentKind(head: Array(head.utf8)) == .text(.utf8))
  }

  @Test(
    "The format shows in the first byte that is no blank, or in the header",
    arguments: [
      ("{", .format(.json)), ("[", .format(.json)), ("\"{\\\"", .format(.json)), ("<Event", .format(.xml)),
      ("<", .undecided), ("\"", .undecided), ("Image", .undecided), ("a,b\n", .unknown), ("< a", .unknown),
      ("EventID,x\r8,y\r8,z\n", .unknown),
      ("Record 12\r\n{", .format(.json)), ("Record 1\n<?xml", .format(.xml)), ("Record 1\n", .undecided),
      ("Record 1", .undecided), ("Record x\n{", .unknown),
      ("EventID,x\n1", table(["EventID", "x"], ",", 10)),
      ("\"a\nb\";EventID\r\n", table(["a\nb", "EventID"], ";", 15)),
      ("#TYPE a,b\na\tEventID\n", table(["a", "EventID"], "\t", 20)),
      ("sep=;\na;EventID\n", table(["a", "EventID"], ";", 16)),
    ] as [(String, TextFormat.Verdict)])
  func format(head: String, verdict: TextFormat.Verdict) {
    let found = TextFormat.verdict(on: Array(head.utf8), isComplete: false) { $0.contains("EventID") }
    #expect(found == verdict)
  }

  private static func table(_ header: [String], _ separator: Unicode.Scalar, _ start: Int) -> TextFormat.Verdict {
    .format(.csv(CSVTable(header: header, separator: UInt8(ascii: separator)), bodyStart: start))
  }

  @Test("UTF-16 becomes UTF-8 in any chunks", arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian])
  func transcoding(encoding: TextEncoding) {
    let text = "{\"é\":\"€ 😀\"}\r\n"
    let units: [UInt16] = [0xFEFF] + Array(text.utf16) + [0xD800, 0x41, 0xDC00, 0xD83D]
    let bytes = units.flatMap { unit in
      encoding == .utf16LittleEndian
        ? [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
    }
    for size in 1...bytes.count {
      var transcoder = Transcoder(encoding)
      var result: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        transcoder.append(Array(bytes[start..<min(bytes.count, start + size)]), to: &result)
      }
      transcoder.finish(&result)
      #expect(String(decoding: result, as: UTF8.self) == text + "\u{FFFD}A\u{FFFD}\u{FFFD}")
    }
  }
}
