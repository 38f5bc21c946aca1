import EVTX
import Testing

@Suite("Binary XML")
struct BinaryXMLTests {
  /// Reads one event whose data is this.
  static func event(_ data: SampleValue) -> Reading {
    var chunk = SampleChunk()
    chunk.add(SampleEvent.outer, SampleEvent.values(id: 1, data: data))
    return Reading(chunk: chunk.finished())
  }

  static func event(_ root: SampleMarkup, _ values: [SampleValue] = []) -> Reading {
    event(.instance(SampleTemplate(name: "t", root: root), values))
  }

  @Test("Embedded data is a template or an element, with or without a fragment header")
  func embeddedForms() throws {
    let template = SampleEvent.data(["a"])
    let element = SampleMarkup.element("EventData", [.data("a", [.text("x")])])
    for value in [
      SampleValue.instance(template, [.string("x")]), .instance(template, [.string("x")], withHeader: false),
      .fragment(element), .fragment(element, withHeader: false),
    ] {
      let reading = Self.event(value)
      #expect(reading.damages == [])
      #expect(reading.events.first?.fields == ["a=x"])
      #expect(reading.events.first?.xml.hasSuffix(#"<EventData><Data Name="a">x</Data></EventData></Event>"#) == true)
    }
  }

  @Test("Text of several parts, references and CDATA become one value")
  func mixedContent() {
    let reading = Self.event(
      .element(
        "EventData",
        [
          .data(
            "a", [.text("1 "), .slot(0, .string), .entity("amp"), .character(0x263A), .cdata("<c>"), .entity("other")]),
          .data("b", [.slot(1, .string)]),
        ]), [.string("x"), .null])
    #expect(reading.damages == [])
    #expect(reading.events.first?.fields == ["a=1 x&\u{263A}<c>&other;", "b="])
  }

  @Test("An array repeats its element, and gives one field for each value")
  func arrays() {
    let reading = Self.event(
      .element("EventData", [.data(nil, [.slot(0, ValueType(rawValue: 0x81))])]), [.strings(["x", "", "z"])])
    #expect(reading.damages == [])
    #expect(reading.events.first?.fields == ["Data=x", "Data=", "Data=z"])
    #expect(
      reading.events.first?.xml.hasSuffix("<EventData><Data>x</Data><Data/><Data>z</Data></EventData></Event>") == true)
  }

  @Test("The elements of UserData are fields by their own names")
  func userData() {
    let reading = Self.event(
      .element(
        "UserData", [.element("LogFileCleared", [.element("Name", [.slot(0, .string)]), .element("Empty")])]),
      [.string("ann")])
    #expect(reading.events.first?.fields == ["Name=ann", "Empty="])
  }

  @Test("A field name may be a value of the record")
  func namesFromValues() {
    let reading = Self.event(
      .element(
        "EventData", [.element("Data", attributes: [("Name", [.slot(0, .string)])], [.slot(1, .string)])]),
      [.string("key"), .string("x")])
    #expect(reading.events.first?.fields == ["key=x"])
  }

  @Test("Embedded parts may be several, and lie in one another")
  func nestedParts() {
    let inner = SampleValue.fragment(.element("b", [.text("2")]))
    let outer = SampleMarkup.element(
      "UserData", [.element("a", [.text("1")]), .slot(0, .binaryXML), .slot(1, .binaryXML), .slot(2, .binaryXML)])
    let reading = Self.event(outer, [inner, .null, inner])
    #expect(reading.damages == [])
    #expect(reading.events.first?.fields == ["a=1", "b=2", "b=2"])
    #expect(reading.events.first?.xml.hasSuffix("<UserData><a>1</a><b>2</b><b>2</b></UserData></Event>") == true)
  }

  @Test("Values that the record does not hold are null")
  func missingValues() {
    let reading = Self.event(.element("EventData", [.data("a", [.slot(7, .string)])]), [.string("x")])
    #expect(reading.damages == [])
    #expect(reading.events.first?.fields == ["a="])
  }

  @Test("Processing instructions are kept in the tree")
  func instructions() {
    let reading = Self.event(.element("EventData", [.instruction("p", "x ?> y"), .data("a", [.text("1")])]))
    #expect(reading.events.first?.fields == ["a=1"])
    #expect(reading.events.first?.xml.contains("<EventData><?p x ? > y?><Data") == true)
  }

  @Test("Repeated names in EventData get numbers in JSON")
  func repeatedNames() throws {
    var chunk = SampleChunk()
    chunk.addEvent(id: 1, fields: ["a": "1", "a": "2", "a_1": "3"])
    let bytes = ContiguousArray(chunk.finished())
    var json = ""
    _ = try ChunkReader().read(
      unsafe bytes.span.bytes, number: 0, fileOffset: 4096, record: { json = try $0.json() }, damage: { _ in })
    #expect(json.hasSuffix(#""EventData":{"a":"1","a_1":"2","a_1_1":"3"}}}"#))
  }
}
