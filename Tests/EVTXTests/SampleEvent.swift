import EVTX

/// The template of an event as Windows writes it: everything a value, the data as embedded binary XML.
enum SampleEvent {
  static let outer = SampleTemplate(
    name: "outer",
    root: .element(
      "Event", attributes: [("xmlns", [.text("http://schemas.microsoft.com/win/2004/08/events/event")])],
      [
        .element(
          "System",
          [
            .element("Provider", attributes: [("Name", [.slot(4, .string, isOptional: true)])]),
            .element("EventID", [.slot(1, .uint16)]),
            .element("Level", [.slot(0, .uint8)]),
            .element("TimeCreated", attributes: [("SystemTime", [.slot(2, .fileTime)])]),
            .element("EventRecordID", [.slot(3, .uint64)]),
            .element("Correlation", attributes: [("ActivityID", [.slot(6, .guid, isOptional: true)])]),
            .element("Computer", [.text("DESKTOP-1")]),
          ]),
        .slot(5, .binaryXML, isOptional: true),
      ]))

  /// `<EventData>` with string fields of these names.
  static func data(_ names: [String]) -> SampleTemplate {
    SampleTemplate(
      name: "data-" + names.joined(separator: ","),
      root: .element("EventData", names.enumerated().map { .data($1, [.slot($0, .string)]) }))
  }

  /// The values of `outer`.
  static func values(
    id: UInt16, provider: String = "Microsoft-Windows-Sysmon", recordID: UInt64 = 1, data: SampleValue = .null
  ) -> [SampleValue] {
    [.uint8(4), .uint16(id), .fileTime(131_587_818_291_368_792), .uint64(recordID), .string(provider), data, .null]
  }

  /// The values of `outer` with data.
  static func values(id: UInt16, recordID: UInt64 = 1, fields: KeyValuePairs<String, String>) -> [SampleValue] {
    values(
      id: id, recordID: recordID, data: .instance(Self.data(fields.map(\.key)), fields.map { .string($0.value) }))
  }
}

extension SampleChunk {
  /// Adds an event.
  mutating func addEvent(id: UInt16, fields: KeyValuePairs<String, String> = ["Image": #"C:\a.exe"#]) {
    add(
      SampleEvent.outer,
      SampleEvent.values(id: id, recordID: firstRecordID + UInt64(records.count), fields: fields))
  }

  /// A chunk with events of these identifiers.
  static func events(_ ids: [UInt16], firstRecordID: UInt64 = 1) -> SampleChunk {
    var chunk = SampleChunk(firstRecordID: firstRecordID)
    for id in ids { chunk.addEvent(id: id) }
    return chunk
  }
}

/// A log header that fits so many chunks.
func sampleLogHeader(chunks: Int, flags: UInt32 = 0, changing change: (inout [UInt8]) -> Void = { _ in }) -> [UInt8] {
  var header = LogHeader.signature.bytes + UInt64(0).bytes + UInt64(max(0, chunks - 1)).bytes + UInt64(99).bytes
  header += UInt32(128).bytes + UInt16(1).bytes + UInt16(3).bytes + UInt16(4096).bytes + UInt16(chunks).bytes
  header += [UInt8](repeating: 0, count: LogHeader.size - header.count)
  header.replaceSubrange(120..<124, with: flags.bytes)
  change(&header)
  header.replaceSubrange(124..<128, with: plainCRC32(header[0..<120]).bytes)
  return header
}
