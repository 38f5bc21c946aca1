import RemoteThread
import Testing

@testable import EventSources

@Suite("XML that cannot be read")
struct DamagedXMLTests {
  static let event = Wrappers.xml()

  @Test(
    "Malformed XML is damaged, and never half an event",
    arguments: [
      "", " ", "<", "<Event", "<Event>", "</Event>", "text", "<Event/><Event/>", event + event, event + "x",
      String(event.dropLast(9)), String(event.dropLast(1)), String(event.prefix(500)),
      event.replacing("</System>", with: ""), event.replacing("<EventID>8", with: "<EventID>8</Computer>"),
      event.replacing("LoadLibraryW", with: "&unknown;"), event.replacing("LoadLibraryW", with: "a & b"),
      event.replacing("LoadLibraryW", with: "a < b"), event.replacing("LoadLibraryW", with: "&#0;"),
      event.replacing("LoadLibraryW", with: "\u{0}"), event.replacing("LoadLibraryW", with: "\u{1}"),
      event.replacing("LoadLibraryW", with: "<![CDATA[x"), event.replacing("LoadLibraryW", with: "<!-- x"),
      event.replacing("LoadLibraryW", with: "&#xD800;"), event.replacing("Name=\"UtcTime\"", with: "Name=\"UtcTime"),
      event.replacing("Name=\"UtcTime\"", with: "Name=UtcTime"),
      event.replacing("Name=\"UtcTime\"", with: "Name=\"UtcTime\" Name=\"UtcTime\""),
      "<!DOCTYPE Event [<!ENTITY a \"LoadLibraryW\">]>" + event.replacing("LoadLibraryW", with: "&a;"),
      String(repeating: "<Event>", count: 100_000),
      String(repeating: "<Event>", count: 5000) + String(repeating: "</Event>", count: 5000),
    ])
  func malformed(record: String) {
    guard case .damaged(let reason) = decodeXML(record).first else {
      Issue.record("read as an event")
      return
    }
    #expect(reason.hasPrefix("not XML: "))
  }

  @Test("Bytes that are not UTF-8 make a record damaged")
  func notUTF8() {
    var decoder = XMLRecordDecoder()
    let record = Array(Self.event.replacing("LoadLibraryW", with: "~").utf8).map { $0 == UInt8(ascii: "~") ? 0xC3 : $0 }
    #expect(decoder.decode(record[...]) == [.damaged(reason: "not XML: not UTF-8")])
  }

  @Test("An element that is no Event is damaged")
  func noEvent() {
    #expect(decodeXML("<Sysmon><EventID>8</EventID></Sysmon>") == [.damaged(reason: "no Event element")])
  }

  @Test("An element with any number of attributes ends the reading early")
  func manyAttributes() {
    let attributes = (0..<100_000).map { " a\($0)=''" }.joined()
    #expect(decodeXML("<Event\(attributes)/>") == [.damaged(reason: "not XML: bad tag")])
  }

  @Test("No change of one byte crashes the decoder, and a broken tag is never read over")
  func mutated() {
    var decoder = XMLRecordDecoder()
    let record = Array(Self.event.utf8)
    for index in record.indices {
      for byte in [0x00, 0x22, 0x26, 0x3C, 0x3E, 0x5D, 0xFF] as [UInt8] where record[index] != byte {
        var changed = record
        changed[index] = byte
        let decoded = decoder.decode(changed[...])
        #expect(decoded.count == 1)
        if byte == 0x00 || byte == 0x3C || byte == 0xFF, case .damaged = decoded[0] { continue }
        #expect(byte != 0x00 && byte != 0x3C && byte != 0xFF, "\(byte) at \(index)")
      }
    }
  }

  @Test(
    "An event of another id or provider is another event",
    arguments: [
      ("<EventID>8<", "<EventID>10<"), ("<EventID>8<", "<EventID Qualifiers='0'>1<"),
      ("Name=\"Microsoft-Windows-Sysmon\"", "Name=\"Microsoft-Windows-Winlogon\""),
    ])
  func otherEvent(text: String, replacement: String) {
    #expect(decodeXML(Self.event.replacing(text, with: replacement)) == [.otherEvent])
  }

  @Test("An unreadable event id is damage; an empty Data element that was indented is blank")
  func values() {
    #expect(
      decodeXML(Self.event.replacing("<EventID>8<", with: "<EventID>x<")) == [.damaged(reason: "unreadable event id")])
    guard case .event(let event) = decodeXML(Self.event.replacing("LoadLibraryW", with: "\n    ")).first else {
      Issue.record("no event")
      return
    }
    #expect(event.startFunction == nil)
  }
}
