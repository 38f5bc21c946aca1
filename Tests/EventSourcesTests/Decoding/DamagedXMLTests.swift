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
}
