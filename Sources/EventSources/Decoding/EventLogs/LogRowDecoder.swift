internal import EVTX
internal import RemoteThread

/// Makes rows of records whose spelling and computer came before, without decoding them.
struct LogRowDecoder {
  private var picker = DataFieldPicker(Field.allCases.map(\.name))
  private var rows: RowSpellings
  /// The text of the field at hand.
  private var text: [UInt8] = []

  /// The fields that a row rests on.
  private enum Field: Int, CaseIterable {
    case utcTime, startAddress, sourceImage, targetImage, startModule, startFunction

    var name: String {
      switch self {
      case .utcTime: SysmonField.utcTime.name
      case .startAddress: SysmonField.startAddress.name
      case .sourceImage: SysmonField.sourceImage.name
      case .targetImage: SysmonField.targetImage.name
      case .startModule: SysmonField.startModule.name
      case .startFunction: SysmonField.startFunction.name
      }
    }
  }

  /// Remembers spellings in `rows`.
  init(_ rows: RowSpellings) { self.rows = rows }

  /// Begins a batch of rows.
  mutating func beginBatch() { rows.beginBatch() }

  /// Adds the row of a record whose spelling and computer are known; false where it has to be decoded.
  mutating func addKnown(_ record: borrowing Record, to events: inout some EventRows) -> Bool {
    guard let reading = read(record) else { return false }
    return events.append(reading, by: &rows)
  }

  /// Whether a record is an event that is passed over; false where it has to be decoded.
  mutating func passesOver(_ record: borrowing Record) -> Bool {
    guard let reading = read(record) else { return false }
    return rows.passesOver(startOffset: reading.address.offset)
  }

  /// Reads a record and makes its keys; nil where it has to be decoded.
  private mutating func read(_ record: borrowing Record) -> RowReading? {
    rows.beginRecord()
    guard picker.pick(record), let recordID = record.eventRecordID, recordID > 0 else { return nil }
    read(.startAddress, record)
    guard let address = StartAddress(ascii: text[...]) else { return nil }
    makeKeys(record, isKernel: address.isKernel)
    read(.utcTime, record)
    return UTCTime(ascii: text[...]).map { RowReading(recordID: recordID, address: address, utcTime: $0) }
  }

  /// Remembers the spelling and computer of the record that was asked for last and turned out to be `event`.
  mutating func learn(_ event: RemoteThreadEvent) { rows.learn(event) }

  private mutating func read(_ field: Field, _ record: borrowing Record) {
    text.removeAll(keepingCapacity: true)
    picker.value(field.rawValue, of: record).append(to: &text)
  }

  /// The spelling rests on four fields, on the half of the address space that the start is in, and on the provider,
  /// without which the record may be no event of Sysmon.
  private mutating func makeKeys(_ record: borrowing Record, isKernel: Bool) {
    rows.spellingKey.append(isKernel ? 1 : 0)
    for field in [Field.sourceImage, .targetImage, .startModule, .startFunction] {
      rows.spellingKey.append(keyOf: picker.value(field.rawValue, of: record))
    }
    rows.spellingKey.append(keyOf: record.providerName)
    rows.computerKey.append(keyOf: record.computer)
  }
}

extension [UInt8] {
  /// Appends a value as it is stored, behind its type and size, so that no two lists of values make one key.
  fileprivate mutating func append(keyOf value: borrowing Value) {
    let count = value.bytes.byteCount
    append(value.type.rawValue)
    append(UInt8(truncatingIfNeeded: count))
    append(UInt8(truncatingIfNeeded: count >> 8))
    append(UInt8(truncatingIfNeeded: count >> 16))
    // Unsafe for the pointer only, which lives as long as the closure.
    unsafe value.bytes.withUnsafeBytes { unsafe append(contentsOf: $0) }
  }
}
