import Testing

@testable import EventSources

@Suite("Every format, encoding and packing reads to the same events") struct EventReaderFormatTests {
  static let examples: [(name: String, text: String)] = [
    ("lines", "{\"a\":\"EV1\"}\n{\"a\":\"OTHER\"}\n{\"a\":\"EV2\"}\n"),
    ("CRLF lines", "\r\n{\"a\":\"EV1\"}\r\n{\"a\":\"OTHER\"}\r\n{\"a\":\"EV2\"}\r\n"),
    ("an array in one line", "[{\"a\":\"EV1\"},{\"a\":\"OTHER\"},{\"a\":\"EV2\"}]"),
    (
      "a pretty-printed array",
      "[\n  {\n    \"a\": \"EV1\"\n  },\n  {\n    \"a\": \"OTHER\"\n  },\n  {\"a\":\"EV2\"}\n]\n"
    ),
    (
      "pretty-printed objects",
      "  {\n    \"a\": \"EV1\"\n  }\n  {\n    \"a\": \"OTHER\"\n  }\n  {\n    \"a\": \"EV2\"\n  }\n"
    ),
    ("strings", "\"{\\\"a\\\":\\\"EV1\\\"}\"\n\"{OTHER\"\n\"{EV2\"\n"),
    (
      "XML document",
      "<?xml version=\"1.0\"?>\n<Events><Event>EV1</Event><Event>OTHER</Event><Event>EV2</Event></Events>"
    ),
    ("XML lines", "<Event x='1'>EV1</Event>\n<Event>OTHER</Event>\n<Event>EV2</Event>\n"),
    ("CSV", "\"EventID\",\"x\"\r\n8,\"EV1\n\"\"\"\r\n1,OTHER\r\n8,EV2\r\n"),
    ("CSV with semicolons", "EventID;x,y\n8;EV1\n8;OTHER\n8;EV2"),
  ]

  @Test("Texts", arguments: examples, [1, 3])
  func plain(name: (name: String, text: String), jobs: Int) throws {
    let folder = try ScratchFolder()
    let reading = try Reading([folder.write(name.text.utf8, to: "x")], jobs: jobs)
    #expect(reading.numbers == [1, 2])
    #expect(reading.report.otherEvents == 1)
    #expect(reading.report.isWhole)
    #expect(reading.report.inputs == 1)
    #expect(reading.report.bytes == name.text.utf8.count)
  }

  @Test("Texts in UTF-16 and with a byte order mark", arguments: examples)
  func encodings(name: (name: String, text: String)) throws {
    let folder = try ScratchFolder()
    let little = name.text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = name.text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    let files = [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, [0xEF, 0xBB, 0xBF] + Array(name.text.utf8)]
    for (index, file) in files.enumerated() { try folder.write(file, to: "\(index)") }
    let reading = try Reading([folder.path])
    #expect(reading.numbers == [1, 2, 1, 2, 1, 2, 1, 2, 1, 2])
    #expect(reading.report.isWhole)
  }

  private static let lines = Array(examples[0].text.utf8)

  @Test("Each compression, alone and twice, with joined streams", arguments: Packer.compressions.map(\.code))
  func compressions(filter: Int32) throws {
    let folder = try ScratchFolder()
    let once = try Packer.compressed(Self.lines, filter: filter)
    try folder.write(once, to: "1")
    try folder.write(Packer.compressed(once, filter: filter), to: "2")
    try folder.write(once + once, to: "3")
    let reading = try Reading([folder.path])
    #expect(reading.numbers == [1, 2, 1, 2, 1, 2, 1, 2])
    #expect(reading.report.isWhole)
    #expect(reading.report.inputs == 3)
    #expect(reading.report.bytes == 4 * Self.lines.count)
  }

  @Test("Archives in archives, with every member named", arguments: [1, 3])
  func archives(jobs: Int) throws {
    let folder = try ScratchFolder()
    let broken = Array("{\"a\":\"EV7\"}\n{\n".utf8)
    let inner = try Packer.zip([("c.json", Self.lines), ("d", broken)])
    let tar = try Packer.tar([("x/", []), ("x/b.gz", Packer.compressed(Self.lines)), ("in.zip", inner)])
    let outer = try Packer.zip([("a.json", Self.lines), ("t.tgz", Packer.compressed(tar)), ("e.json", Self.lines)])
    let path = try folder.write(outer, to: "o.zip")
    let reading = try Reading([path], jobs: jobs)
    #expect(reading.numbers == [1, 2, 1, 2, 1, 2, 7, 1, 2])
    #expect(reading.report.inputs == 5)
    #expect(reading.report.unreadable == [])
    #expect(
      reading.report.damages == [Damage(input: path + "!t.tgz!in.zip!d", place: .line(2), reason: "not closed")])
  }

  @Test("Packing is opened to a depth of 8, and what is deeper is named")
  func depth() throws {
    let folder = try ScratchFolder()
    var bytes = Self.lines
    for _ in 0..<8 { bytes = try Packer.zip([("m", bytes)]) }
    try folder.write(bytes, to: "8")
    try folder.write(Packer.zip([("m", bytes)]), to: "9")
    let reading = try Reading([folder.path])
    #expect(reading.numbers == [1, 2])
    #expect(reading.unreadable(in: folder) == ["9!m!m!m!m!m!m!m!m: packed more than 8 times"])
  }
}
