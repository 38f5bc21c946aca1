import RemoteThread
import Testing

@testable import EventSources

@Suite("JSON that cannot be read")
struct HostileJSONTests {
  @Test(
    "Malformed JSON is damaged, with a reason",
    arguments: [
      ("", "empty"), (" ", "empty"), ("{", "bad structure"), (#"{"a":1"#, "bad structure"),
      (#"{"a"}"#, "bad structure"),
      (#"{"a":1}{"b":2}"#, "bad structure"), (#"{"a":1} x"#, "bad structure"), (#"{"a":"b"#, "unclosed string"),
      (#"{"a":"\ud800"}"#, "bad escape in a string"), (#"{"a":"\x"}"#, "bad escape in a string"),
      ("{\"a\":\"\n\"}", "control character in a string"), ("{\"a\":\"\u{0}\"}", "control character in a string"),
      (#"{"a":1e999}"#, "bad or too large number"), (#"{"a":01}"#, "bad or too large number"),
      (#"{"a":99999999999999999999}"#, "bad or too large number"), (#"{"a":nul}"#, "bad structure"),
      (String(repeating: "[", count: 100_000), "bad structure"),
      (String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000), "nested too deep"),
      (String(repeating: "[", count: 65) + String(repeating: "]", count: 65), "nested too deep"),
      (String(repeating: #"{"event":"#, count: 65) + "1" + String(repeating: "}", count: 65), "nested too deep"),
    ])
  func malformed(record: String, reason: String) {
    #expect(decodeJSON(record) == [.damaged(reason: "not JSON: \(reason)")])
  }

  @Test("Every cut of a record is damaged, and the decoder is as good as new after it")
  func truncated() {
    let record = Array(Wrappers.winlogbeat7.utf8)
    var decoder = JSONRecordDecoder()
    for end in 0..<record.count {
      guard case .damaged = decoder.decode(record[..<end]).first else {
        Issue.record("\(end) bytes read as a whole record")
        return
      }
    }
    #expect(decoder.decode(record[...]) == [.event(Wrappers.event)])
  }

  @Test(
    "Bytes that are not UTF-8 make a record damaged", arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF]])
  func notUTF8(bytes: [UInt8]) {
    var decoder = JSONRecordDecoder()
    let record = Array(#"{"EventID":8,"a":""#.utf8) + bytes + Array(#""}"#.utf8)
    #expect(decoder.decode(record[...]) == [.damaged(reason: "not JSON: not UTF-8")])
  }

  @Test("No change of one byte crashes the decoder or makes it say nothing")
  func mutated() {
    var decoder = JSONRecordDecoder()
    for wrapper in Wrappers.json {
      let record = Array(wrapper.record.utf8)
      for index in stride(from: 0, to: record.count, by: 7) {
        for byte in [0x00, 0x22, 0x5C, 0x7B, 0x5D, 0xFF] as [UInt8] {
          var changed = record
          changed[index] = byte
          #expect(!decoder.decode(changed[...]).isEmpty)
        }
      }
    }
  }

  @Test("Records in strings are followed to a small depth")
  func nestedStrings() {
    var record = Wrappers.nxlog
    for _ in 0..<NestedText.deepest { record = "{\"message\":\(Wrappers.quoted(record))}" }
    #expect(decodeJSON(record) == [.event(Wrappers.event)])
    #expect(
      decodeJSON("{\"message\":\(Wrappers.quoted(record))}") == [.damaged(reason: "nested too deep in strings")])
  }

  @Test("A damaged record in a string says so")
  func damagedInString() {
    #expect(decodeJSON(#"{"message":"{\"EventID\":8"}"#) == [.damaged(reason: "not JSON in a string: bad structure")])
    #expect(decodeJSON(#"{"EventID":8,"EventData":"<EventData>"}"#) == [.damaged(reason: "not XML: ends early")])
  }

  @Test("A record may hold many values, but not any number")
  func manyValues() {
    let record = "[" + String(repeating: "1,", count: 2_200_000) + "1]"
    #expect(decodeJSON(record) == [.damaged(reason: "not JSON: too many values")])
  }

  @Test("A NUL that JSON spells out stays part of the value")
  func writtenNUL() {
    let record = JSONRuleTests.flat(without: ["SourceImage"], #""SourceImage":"C:\\a\u0000.exe""#)
    #expect(JSONRuleTests.event(record)?.sourceImage.rawValue == "C:\\a\u{0}.exe")
  }
}
