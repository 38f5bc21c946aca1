import EVTX

/// What was read of one chunk or log, kept.
struct Reading: Equatable {
  struct Event: Equatable {
    var recordID: UInt64
    var eventID: UInt16?
    var isResidual: Bool
    var fields: [String]
    var xml: String
  }

  var events: [Event] = []
  var damages: [Damage] = []
  var account = ChunkAccount()

  var ids: [UInt16?] { events.map(\.eventID) }
  var recordIDs: [UInt64] { events.map(\.recordID) }
  var kinds: [Damage.Kind] { damages.map(\.kind) }

  /// Reads a chunk as the second of a log.
  init(
    chunk: [UInt8], filter: RecordFilter = .all, residual: Bool = false, verifies: Bool = false
  ) {
    let reader = ChunkReader(filter: filter, residual: residual, verifiesChecksums: verifies)
    self.init(chunk: chunk, reader)
  }

  init(chunk: [UInt8], _ reader: ChunkReader) {
    let bytes = ContiguousArray(chunk)
    // Bytes have no padding, which is what `bytes` is unsafe for.
    let span = unsafe bytes.span.bytes
    account = reader.read(
      span, number: 1, fileOffset: 69_632, record: { add($0) }, damage: { damages.append($0) })
  }

  /// Reads a log.
  init(log: [UInt8], filter: RecordFilter = .all, residual: Bool = false, verifies: Bool = false) throws {
    account = try EventLog(bytes: log).forEachRecord(
      filter: filter, residual: residual, verifiesChecksums: verifies, record: { add($0) },
      damage: { damages.append($0) })
  }

  private mutating func add(_ record: borrowing Record) {
    var fields: [String] = []
    record.forEachDataField { fields.append("\($0.text)=\($1.text)") }
    events.append(
      Event(
        recordID: record.recordID, eventID: record.eventID, isResidual: record.isResidual, fields: fields,
        xml: (try? record.xml()) ?? "fault"))
  }
}
