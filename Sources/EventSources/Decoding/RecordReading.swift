/// What reading one record, or a record in a string of another, gave.
enum RecordReading {
  /// The fields of one record, perhaps not all of them.
  case fields(FieldSet)
  /// Finished results: those of a list, or of a record that is plainly another event.
  case records([DecodedRecord])
  /// Why it cannot be read.
  case failure(String)

  /// One record of another event. Shared, for it is by far the most frequent result.
  static let other = RecordReading.records(otherEvent)

  /// The result of ``other``.
  static let otherEvent: [DecodedRecord] = [.otherEvent]

  /// Whether a record was found, an event or not.
  var isRecord: Bool {
    switch self {
    case .fields(let fields): EventKind(fields) != .unknown
    case .records: true
    case .failure: false
    }
  }

  /// The results for the caller.
  var decoded: [DecodedRecord] {
    switch self {
    case .fields(let fields): [fields.decoded()]
    case .records(let records): records
    case .failure(let reason): [.damaged(reason: reason)]
    }
  }
}
