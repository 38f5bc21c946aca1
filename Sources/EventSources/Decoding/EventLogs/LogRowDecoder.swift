internal import EVTX
internal import RemoteThread

/// Makes rows of records whose spelling and computer came before, without decoding them.
struct LogRowDecoder {
  /// What is known of a spelling or a computer, with its number in the batch at hand.
  private struct Known<Value> {
    let value: Value
    /// Whether the start lies in a known module.
    let hasModule: Bool
    var batch = 0
    var number: Int32 = 0

    init(_ value: Value, hasModule: Bool = false) {
      self.value = value
      self.hasModule = hasModule
    }
  }

  private var picker = DataFieldPicker(Field.allCases.map(\.name))
  private var spellings = ByteKeyedCache<Known<ThreadSpelling>>()
  private var computers = ByteKeyedCache<Known<String>>()
  /// The keys of the record at hand; kept to spare the allocation, and for ``learn(_:of:)``.
  private var spellingKey: [UInt8] = []
  private var computerKey: [UInt8] = []
  /// The text of the field at hand.
  private var text: [UInt8] = []
  /// Counts the batches that were begun: numbers in a batch are good for it alone.
  private var batch = 0

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

  /// Begins a batch of rows.
  mutating func beginBatch() { batch += 1 }

  /// Adds the row of a record whose spelling and computer are known; false where it has to be decoded.
  mutating func addKnown(_ record: borrowing Record, to events: inout EventBatch) -> Bool {
    spellingKey.removeAll(keepingCapacity: true)
    guard picker.pick(record), let recordID = record.eventRecordID, recordID > 0 else { return false }
    read(.startAddress, record)
    guard let address = StartAddress(ascii: text[...]) else { return false }
    makeKeys(record, isKernel: address.isKernel)
    guard let spelling = spellings.number(of: spellingKey), let computer = computers.number(of: computerKey) else {
      return false
    }
    read(.utcTime, record)
    guard let utcTime = UTCTime(ascii: text[...]) else { return false }
    if spellings[spelling].batch != batch {
      spellings[spelling].number = events.number(of: spellings[spelling].value)
      spellings[spelling].batch = batch
    }
    if computers[computer].batch != batch {
      computers[computer].number = events.number(ofComputer: computers[computer].value)
      computers[computer].batch = batch
    }
    events.append(
      EventBatch.Row(
        spelling: spellings[spelling].number, computer: computers[computer].number,
        offset: spellings[spelling].hasModule ? address.offset : nil, utcTime: utcTime,
        discriminator: .recordID(recordID)))
    return true
  }

  /// Remembers the spelling and computer of the record that was asked for last and turned out to be `event`.
  mutating func learn(_ event: RemoteThreadEvent, of record: borrowing Record) {
    // Without a key the record is none that rows can be made of.
    guard !spellingKey.isEmpty else { return }
    if spellings.number(of: spellingKey) == nil {
      spellings.add(Known(ThreadSpelling(event), hasModule: event.startModule != nil), of: spellingKey)
    }
    if computers.number(of: computerKey) == nil {
      computers.add(Known(EventIdentity(of: event).computer), of: computerKey)
    }
  }

  private mutating func read(_ field: Field, _ record: borrowing Record) {
    text.removeAll(keepingCapacity: true)
    picker.value(field.rawValue, of: record).append(to: &text)
  }

  /// The spelling rests on four fields, on the half of the address space that the start is in, and on the provider,
  /// without which the record may be no event of Sysmon.
  private mutating func makeKeys(_ record: borrowing Record, isKernel: Bool) {
    spellingKey.append(isKernel ? 1 : 0)
    for field in [Field.sourceImage, .targetImage, .startModule, .startFunction] {
      spellingKey.append(keyOf: picker.value(field.rawValue, of: record))
    }
    spellingKey.append(keyOf: record.providerName)
    computerKey.removeAll(keepingCapacity: true)
    computerKey.append(keyOf: record.computer)
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
