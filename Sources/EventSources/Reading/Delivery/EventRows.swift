internal import EVTX
internal import RemoteThread

/// Events gathered as rows, most of them without decoding their records.
protocol EventRows: EventGathering {
  /// Adds the event that `reading` was read of; false where its spelling or its computer is not known.
  mutating func append(_ reading: RowReading, by rows: inout RowSpellings) -> Bool
}

extension EventRows {
  // At most 40 bytes each, and what they share.
  static var mostHeld: Int { 1 << 17 }

  mutating func append(_ record: borrowing Record, by decoder: inout EventLogDecoder) -> DecodedRecord? {
    decoder.addRow(of: record, to: &self)
  }

  mutating func append(lineOfShape shape: Int, in bytes: [UInt8], by decoder: inout JSONLineDecoder) -> Bool {
    decoder.addRow(ofShape: shape, in: bytes, to: &self)
  }
}

extension EventBatch: EventRows {
  mutating func append(_ reading: RowReading, by rows: inout RowSpellings) -> Bool {
    guard let known = rows.known(in: &self) else { return false }
    append(
      Row(
        spelling: known.spelling, computer: known.computer, offset: known.hasModule ? reading.address.offset : nil,
        utcTime: reading.utcTime, discriminator: .recordID(reading.recordID)))
    return true
  }
}

extension StartBatch: EventRows {
  mutating func append(_ reading: RowReading, by rows: inout RowSpellings) -> Bool {
    guard let spelling = rows.known(in: &self) else { return false }
    append(Row(spelling: spelling, startAddress: reading.address))
    return true
  }
}
