import EVTX
import Testing

@Suite("Filter")
struct FilterTests {
  @Test(
    "A record is wanted by provider, without regard to letter case, and by event identifier",
    arguments: [
      (nil, [], [1, 8, 10, 8]),
      (nil, [8], [8, 8]),
      ("microsoft-windows-sysmon", [8, 10], [8, 10, 8]),
      ("Microsoft-Windows-Sysmon", [], [1, 8, 10, 8]),
      ("Microsoft-Windows-Sysmo", [8], []),
      ("Microsoft-Windows-Sysmon2", [8], []),
      ("Microsoft-Windows-Sysmon", [65_535], []),
    ] as [(String?, [UInt16], [UInt16])])
  func filter(provider: String?, ids: [UInt16], matches: [UInt16]) {
    let chunk = SampleChunk.events([1, 8, 10, 8])
    let reading = Reading(chunk: chunk.finished(), filter: RecordFilter(provider: provider, eventIDs: ids))
    #expect(reading.ids == matches)
    #expect(reading.account.records == 4)
    #expect(reading.account.matched == matches.count)
    #expect(reading.damages == [])
  }

  @Test("Provider and event identifier may stand in the template, or in a record without one")
  func literals() {
    let event = SampleMarkup.element(
      "Event",
      [
        .element(
          "System",
          [.element("Provider", attributes: [("Name", [.text("P")])]), .element("EventID", [.text("8")])]),
        .element("EventData", [.data("a", [.text("1")])]),
      ])
    var chunk = SampleChunk()
    chunk.add(SampleTemplate(name: "literal", root: event), [])
    chunk.add(fragment: event)
    for ids in [[8], [9]] as [[UInt16]] {
      let reading = Reading(chunk: chunk.finished(), filter: RecordFilter(provider: "P", eventIDs: ids))
      #expect(reading.events.map(\.fields) == (ids == [8] ? [["a=1"], ["a=1"]] : []))
      #expect(reading.account.records == 2)
      #expect(reading.damages == [])
    }
  }

  @Test("The numbers of the field names stay the same from chunk to chunk")
  func nameNumbers() {
    let reader = ChunkReader()
    var numbers: [String: Set<Int>] = [:]
    for names in [["a", "b", "c"], ["c", "d", "a"], ["b"]] {
      var chunk = SampleChunk()
      chunk.add(
        SampleEvent.outer,
        SampleEvent.values(id: 1, data: .instance(SampleEvent.data(names), names.map { .string($0) })))
      let bytes = ContiguousArray(chunk.finished())
      _ = reader.read(unsafe bytes.span.bytes, number: 0, fileOffset: 4096) { record in
        record.forEachDataField { name, value in
          #expect(name.text == value.text)
          numbers[name.text, default: []].insert(name.index)
        }
      } damage: {
        Issue.record("\($0)")
      }
    }
    #expect(numbers == ["a": [0], "b": [1], "c": [2], "d": [3]])
  }
}
