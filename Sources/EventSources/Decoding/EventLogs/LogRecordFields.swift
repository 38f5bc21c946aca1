internal import EVTX
internal import RemoteThread

/// The texts of the data fields of one log record, as UTF-8 behind each other. Kept from record to record.
struct LogRecordFields {
  /// What a field name was found to mean; nil for none of Sysmon's.
  private struct Meaning {
    let field: SysmonField?
  }

  /// Meanings by the number of the name in the reader of this thread; nil for a number not asked for yet.
  private var meanings: [Meaning?] = []
  /// Texts of the fields, each in the range that ``ranges`` gives.
  private(set) var text: [UInt8] = []
  private var ranges = [Range<Int>?](repeating: nil, count: SysmonField.count)

  /// Reads the data fields of `record`. Of two fields with one name the first counts.
  mutating func read(_ record: borrowing Record) {
    text.removeAll(keepingCapacity: true)
    for index in ranges.indices { ranges[index] = nil }
    record.forEachDataField { name, value in take(name, value) }
  }

  private mutating func take(_ name: borrowing FieldName, _ value: borrowing Value) {
    guard let field = field(name) else { return }
    guard ranges[field.index] == nil else { return }
    let start = text.count
    value.append(to: &text)
    ranges[field.index] = start..<text.count
  }

  /// What a field name means; asked of its text only once.
  private mutating func field(_ name: borrowing FieldName) -> SysmonField? {
    guard name.index >= 0 else { return SysmonField(named: name.text) }
    while meanings.count <= name.index { meanings.append(nil) }
    if let meaning = meanings[name.index] { return meaning.field }
    let field = SysmonField(named: name.text)
    meanings[name.index] = Meaning(field: field)
    return field
  }

  /// The bytes of a field; nil where the record has no such field.
  subscript(_ field: SysmonField) -> ArraySlice<UInt8>? { ranges[field.index].map { text[$0] } }
}
