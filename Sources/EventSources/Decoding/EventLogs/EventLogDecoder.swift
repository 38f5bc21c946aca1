internal import EVTX
internal import RemoteThread

/// Turns records of Windows event logs into events. One value per thread.
struct EventLogDecoder {
  private var fields = LogRecordFields()
  private var rows: LogRowDecoder

  /// Makes the decoder of one thread, which remembers spellings in `rows`.
  init(_ rows: RowSpellings) { self.rows = LogRowDecoder(rows) }

  /// Begins a batch of rows.
  mutating func beginBatch() { rows.beginBatch() }

  /// The event of a record, or why there is none.
  mutating func event(_ record: borrowing Record) -> DecodedRecord {
    fields.read(record)
    var set = FieldSet()
    for field in SysmonField.allCases {
      if let text = fields[field] { set[field] = String(decoding: text, as: UTF8.self) }
    }
    set.fill(.eventID, record.eventID.map(String.init) ?? "")
    set.fill(.provider, record.providerName.text)
    set.fill(.computer, record.computer.text)
    set.fill(.eventRecordID, record.eventRecordID.map { String($0) } ?? "")
    return set.decoded(isResidual: record.isResidual)
  }

  /// Adds the row of a record to `events`; where the record has none, gives what it is instead.
  ///
  /// Equal to adding ``event(_:)``, which is what happens where a record has no number or is odd in any other way.
  mutating func addRow(of record: borrowing Record, to events: inout some EventRows) -> DecodedRecord? {
    if rows.addKnown(record, to: &events) { return nil }
    let decoded = event(record)
    guard case .event(let event) = decoded else { return decoded }
    events.append(event)
    rows.learn(event)
    return nil
  }

  /// Adds the event of a record to `events`, or counts it where it is passed over; where the record is no event, gives what
  /// it is instead.
  mutating func select(_ record: borrowing Record, for events: inout SelectedEvents) -> DecodedRecord? {
    if rows.passesOver(record) {
      events.pass()
      return nil
    }
    let decoded = event(record)
    guard case .event(let event) = decoded else { return decoded }
    events.append(event)
    rows.learn(event)
    return nil
  }
}
