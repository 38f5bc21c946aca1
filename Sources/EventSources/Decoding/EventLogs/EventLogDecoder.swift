internal import EVTX
internal import RemoteThread

/// Turns records of Windows event logs into events. One value per thread.
struct EventLogDecoder {
  /// All fields of the record at hand, or those that counting needs.
  private var fields = LogRecordFields()
  private var counted = LogRecordFields(only: [
    .utcTime, .sourceImage, .targetImage, .startAddress, .startModule, .startFunction,
  ])
  private var spellings = ByteKeyedCache<KnownSpelling>()
  private var computers = ByteKeyedCache<KnownComputer>()
  /// Bytes of the key at hand; kept to spare the allocation.
  private var key: [UInt8] = []
  /// Counts the batches that were begun: numbers in a batch are good for it alone.
  private var batch = 0

  /// Makes the decoder of one thread.
  init() {}

  /// Begins a batch of rows.
  mutating func beginBatch() { batch += 1 }

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

  /// The row of a record that counts in `events`, or else what became of it.
  ///
  /// Equal to adding ``event(_:)``, which is what happens where a record has no number or is odd in any other way.
  mutating func addRow(of record: borrowing Record, to events: inout EventBatch) -> DecodedRecord? {
    counted.read(record)
    if let row = row(of: record, in: &events) {
      events.append(row)
      return nil
    }
    return event(record)
  }
}

// Rows.
extension EventLogDecoder {
  /// A spelling, and its number in the batch at hand.
  private final class KnownSpelling {
    let spelling: ThreadSpelling
    private var batch = 0
    private var number: Int32 = 0

    init(_ spelling: ThreadSpelling) { self.spelling = spelling }

    func number(in events: inout EventBatch, _ batch: Int) -> Int32 {
      if self.batch != batch {
        number = events.number(of: spelling)
        self.batch = batch
      }
      return number
    }
  }

  /// A computer, and its number in the batch at hand.
  private final class KnownComputer {
    let folded: String
    private var batch = 0
    private var number: Int32 = 0

    init(folded: String) { self.folded = folded }

    func number(in events: inout EventBatch, _ batch: Int) -> Int32 {
      if self.batch != batch {
        number = events.number(ofComputer: folded)
        self.batch = batch
      }
      return number
    }
  }

  private mutating func row(of record: borrowing Record, in events: inout EventBatch) -> EventBatch.Row? {
    guard !counted.hasRepeats, let recordID = record.eventRecordID, recordID > 0 else { return nil }
    guard let utcTime = counted[.utcTime].flatMap({ UTCTime(ascii: $0) }) else { return nil }
    guard let addressText = counted[.startAddress], let address = StartAddress(ascii: addressText) else { return nil }
    guard let spelling = spelling(of: record, isKernel: address.isKernel) else { return nil }
    guard let computer = computer(of: record) else { return nil }
    return EventBatch.Row(
      spelling: spelling.number(in: &events, batch), computer: computer.number(in: &events, batch),
      offset: spelling.spelling.startModule == nil ? nil : address.offset, utcTime: utcTime,
      discriminator: .recordID(recordID))
  }

  /// The spelling of the fields at hand; nil where they make no event of ID 8.
  private mutating func spelling(of record: borrowing Record, isKernel: Bool) -> KnownSpelling? {
    key.removeAll(keepingCapacity: true)
    key.append(isKernel ? 1 : 0)
    for field in [SysmonField.sourceImage, .targetImage, .startModule, .startFunction] {
      append(counted[field])
    }
    record.providerName.append(to: &key)
    if let known = spellings.value(of: key) { return known }
    guard record.eventID == 8, case .event(let event) = event(record) else { return nil }
    let known = KnownSpelling(ThreadSpelling(event))
    spellings.add(known, of: key)
    return known
  }

  private mutating func computer(of record: borrowing Record) -> KnownComputer? {
    key.removeAll(keepingCapacity: true)
    record.computer.append(to: &key)
    if let known = computers.value(of: key) { return known }
    guard let name = BlankField.value(String(decoding: key, as: UTF8.self)) else { return nil }
    let known = KnownComputer(folded: ASCIIFold.fold(name))
    computers.add(known, of: key)
    return known
  }

  /// Adds a field to the key, so that no two lists of fields make one key.
  private mutating func append(_ text: ArraySlice<UInt8>?) {
    let count = UInt32(truncatingIfNeeded: text?.count ?? -1)
    for shift in [0, 8, 16, 24] as [UInt32] { key.append(UInt8(truncatingIfNeeded: count >> shift)) }
    if let text { key.append(contentsOf: text) }
  }
}
