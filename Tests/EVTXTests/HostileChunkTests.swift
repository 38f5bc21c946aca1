import EVTX
import Testing

/// Chunks made to trap a reader, to keep it for ever or to fill its memory.
@Suite("Hostile chunks", .timeLimit(.minutes(1)))
struct HostileChunkTests {
  static func fault(_ reading: Reading) -> BinaryXMLFault.Reason? {
    for case .record(_, let fault) in reading.kinds { return fault.reason }
    return nil
  }

  @Test("A template that is used in itself is refused")
  func cycle() {
    var chunk = SampleChunk()
    let inner = SampleTemplate(name: "outer", root: .element("never"))
    let outer = SampleTemplate(
      name: "outer", root: .element("Event", [.element("System"), .template(inner, [])]))
    chunk.add(outer, [])
    let reading = Reading(chunk: chunk.finished())
    #expect(reading.events == [])
    #expect(Self.fault(reading) != nil)
  }

  @Test("Values that nest their own template end at a limit, not with the stack")
  func nesting() {
    let template = SampleTemplate(name: "n", root: .element("a", [.slot(0, .binaryXML)]))
    var value = SampleValue.instance(template, [.null])
    for _ in 0..<500 { value = .instance(template, [value]) }
    var chunk = SampleChunk()
    chunk.add(SampleEvent.outer, SampleEvent.values(id: 1, data: value))
    #expect(Self.fault(Reading(chunk: chunk.finished())) == .tooDeep(limit: 16))
  }

  @Test("Templates that multiply end at a limit, not with the memory")
  func multiplication() {
    let template = SampleTemplate(
      name: "n", root: .element("a", (0..<100).map { _ in .slot(0, .binaryXML) }))
    var value = SampleValue.instance(template, [.null])
    for _ in 0..<10 { value = .instance(template, [value]) }
    var chunk = SampleChunk()
    chunk.add(SampleEvent.outer, SampleEvent.values(id: 1, data: value))
    let reading = Reading(chunk: chunk.finished())
    guard case .tooLarge? = Self.fault(reading) else { return #expect(Bool(false), "\(reading.kinds)") }
  }

  @Test("An array in many fields ends at a limit")
  func arrays() {
    let template = SampleTemplate(
      name: "n", root: .element("EventData", (0..<200).map { _ in .data("a", [.slot(0, ValueType(rawValue: 0x84))]) }))
    var chunk = SampleChunk()
    let bytes = SampleValue(ValueType(rawValue: 0x84), [UInt8](repeating: 1, count: 40_000))
    chunk.add(SampleEvent.outer, SampleEvent.values(id: 1, data: .instance(template, [bytes])))
    #expect(Self.fault(Reading(chunk: chunk.finished())) == .tooLarge(limit: 65_536))
  }

  @Test("Elements nested without end are refused")
  func depth() {
    var markup = SampleMarkup.element("a")
    for _ in 0..<1000 { markup = .element("a", [markup]) }
    var chunk = SampleChunk()
    chunk.add(SampleEvent.outer, SampleEvent.values(id: 1, data: .fragment(markup)))
    #expect(Self.fault(Reading(chunk: chunk.finished())) == .tooDeep(limit: 64))
  }

  @Test("Tokens that are none, or stand where they may not, are named with their place")
  func tokens() {
    for bytes in [[0x3F], [0x05, 0x02], [0x04], [0x01, 0xFF], [0x0D]] as [[UInt8]] {
      var chunk = SampleChunk()
      chunk.add(
        SampleTemplate(name: "t", root: .element("Event", [.element("System", [.bytes(bytes)])])), [])
      let reading = Reading(chunk: chunk.finished())
      #expect(Self.fault(reading) != nil, "\(bytes)")
    }
  }

  @Test("Offsets of names and templates out of the chunk are named")
  func offsets() {
    var sample = SampleChunk.events([1, 2])
    // The second record refers to the template of the first.
    sample.patch(sample.records[1] + 24 + 4 + 1 + 5, 0xFFFF_FFF0)
    let reading = Reading(chunk: sample.finished())
    #expect(reading.ids == [1])
    #expect(Self.fault(reading) == .templateOffset(0xFFFF_FFF0))
  }
}
