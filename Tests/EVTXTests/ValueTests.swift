import EVTX
import Testing

@Suite("Values")
struct ValueTests {
  /// The text of a value in a record.
  static func text(_ value: SampleValue) -> String? {
    let reading = BinaryXMLTests.event(.element("EventData", [.data("a", [.slot(0, value.type)])]), [value])
    #expect(reading.damages == [])
    guard let field = reading.events.first?.fields.first else { return nil }
    return String(field.dropFirst(2))
  }

  @Test(
    "Every type has its text",
    arguments: [
      (.string, "a\u{E9}\u{20AC}\u{1F600}".utf16Bytes, "a\u{E9}\u{20AC}\u{1F600}"),
      (.string, "ab\0cd".utf16Bytes, "ab"),
      (.string, [0x61, 0, 0x00, 0xD8, 0x62, 0, 0x00, 0xDC], "a\u{FFFD}b\u{FFFD}"),
      (.string, "0123456789abcdef\u{E9}0123456789".utf16Bytes, "0123456789abcdef\u{E9}0123456789"),
      (.string, [0x61], ""),
      (.ansiString, [0x61, 0x80, 0xE9, 0, 0x62], "a\u{20AC}\u{E9}"),
      (.int8, [0xFF], "-1"),
      (.uint8, [0xFF], "255"),
      (.int16, [0xFE, 0xFF], "-2"),
      (.uint16, [0xFE, 0xFF], "65534"),
      (.int32, UInt32(0x8000_0000).bytes, "-2147483648"),
      (.uint32, UInt32.max.bytes, "4294967295"),
      (.int64, (UInt64(1) << 63).bytes, "-9223372036854775808"),
      (.uint64, UInt64.max.bytes, "18446744073709551615"),
      (.uint32, UInt16(7).bytes, "7"),
      (.uint32, [1, 2, 3], ""),
      (.real32, Float(1.5).bitPattern.bytes, "1.5"),
      (.real64, Double(-0.25).bitPattern.bytes, "-0.25"),
      (.bool, UInt32(1).bytes, "true"),
      (.bool, UInt32(0).bytes, "false"),
      (.binary, [0x0A, 0xFF], "0AFF"),
      (.guid, Array(0..<16), "{03020100-0504-0706-0809-0a0b0c0d0e0f}"),
      (.guid, [1, 2], ""),
      (.size, UInt32(255).bytes, "0xff"),
      (.hex32, UInt32(0).bytes, "0x0"),
      (.hex64, UInt64(0x8000_0000_0000_0000).bytes, "0x8000000000000000"),
      (.sid, [1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0], "S-1-5-32-544"),
      (.sid, [1, 9, 0, 0, 0, 0, 0, 5], ""),
      (.fileTime, UInt64(131_587_818_291_368_792).bytes, "2017-12-26T17:10:29.1368792Z"),
      (.fileTime, UInt64(0).bytes, "1601-01-01T00:00:00.0000000Z"),
      (.fileTime, UInt64.max.bytes, ""),
      (.systemTime, [2020, 2, 6, 29, 23, 59, 58, 7].flatMap { UInt16($0).bytes }, "2020-02-29T23:59:58.007Z"),
      (.systemTime, [2020, 13, 6, 29, 23, 59, 58, 7].flatMap { UInt16($0).bytes }, ""),
      (ValueType(rawValue: 0x55), [1, 2, 3], ""),
    ] as [(ValueType, [UInt8], String)])
  func text(type: ValueType, bytes: [UInt8], text: String) {
    #expect(Self.text(SampleValue(type, bytes)) == text)
  }

  @Test("A SYSTEMTIME is the FILETIME of the same moment")
  func systemTime() {
    var chunk = SampleChunk()
    var values = SampleEvent.values(id: 1)
    values[2] = SampleValue(.systemTime, [2017, 12, 2, 26, 17, 10, 29, 136].flatMap { UInt16($0).bytes })
    chunk.add(SampleEvent.outer, values)
    let bytes = ContiguousArray(chunk.finished())
    _ = ChunkReader().read(unsafe bytes.span.bytes, number: 0, fileOffset: 0) {
      #expect($0.timeCreated?.rawValue == 131_587_818_291_360_000)
      #expect($0.timeCreated?.unixSteps == 15_143_082_291_360_000)
    } damage: {
      Issue.record("\($0)")
    }
  }

  @Test(
    "Arrays are cut by width, strings by NUL",
    arguments: [
      (0x84, [1, 2, 3], ["1", "2", "3"]),
      (0x86, [1, 0, 2, 0, 3], ["1", "2"]),
      (0x88, [], [""]),
      (0x81, "a\0b".utf16Bytes, ["a", "b"]),
      (0x82, [0x61, 0, 0x62, 0], ["a", "b"]),
      (0x93, [1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1], ["S-1-5-18", "S-1-1"]),
    ] as [(UInt8, [UInt8], [String])])
  func arrays(type: UInt8, bytes: [UInt8], items: [String]) {
    let array = SampleValue(ValueType(rawValue: type), bytes)
    let reading = BinaryXMLTests.event(.element("EventData", [.data("a", [.slot(0, array.type)])]), [array])
    #expect(reading.events.first?.fields == items.map { "a=\($0)" })
  }
}
