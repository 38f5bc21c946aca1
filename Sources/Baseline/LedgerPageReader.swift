import RemoteThread

/// Reads the bytes of a ledger's page, entry by entry.
struct LedgerPageReader {
  private var numbers: LEB128Reader
  /// Entries with a record number, which come first.
  private let recordIDs: UInt64
  private var count: UInt64 = 0
  private var last: LedgerPage.Entry?

  /// No bytes at all are a page without entries.
  init(_ bytes: [UInt8]) throws(LedgerPage.CodingError) {
    numbers = LEB128Reader(bytes: bytes)
    recordIDs = numbers.atEnd ? 0 : try numbers.read()
  }

  /// The next entry, which comes after the one before in order; nil at the end.
  mutating func next() throws(LedgerPage.CodingError) -> LedgerPage.Entry? {
    guard !numbers.atEnd else {
      guard recordIDs <= count else { throw .malformed(offset: numbers.position) }
      return nil
    }
    let isRecordID = count < recordIDs
    let before = last.flatMap { $0.isRecordID == isRecordID ? $0.number : nil } ?? 0
    let (number, overflow) = before.addingReportingOverflow(try numbers.read())
    let millisecond = try numbers.read()
    guard !overflow, millisecond < 86_400_000 else { throw .malformed(offset: numbers.position) }
    let entry = LedgerPage.Entry(
      discriminator: isRecordID ? .recordID(number) : .digest(number),
      millisecond: Int32(truncatingIfNeeded: millisecond))
    if let last, last >= entry { throw .malformed(offset: numbers.position) }
    last = entry
    count += 1
    return entry
  }
}

/// Writes entries, which come in order, as the bytes of a ledger's page.
struct LedgerPageWriter {
  private var numbers = LEB128Writer()
  private var recordIDs: UInt64 = 0
  private var previous: UInt64 = 0
  private var wasRecordID = true

  /// - Parameter capacity: bytes that the entries will take, about.
  init(capacity: Int = 0) { numbers.reserve(capacity) }

  mutating func append(_ entry: LedgerPage.Entry) {
    if wasRecordID && !entry.isRecordID { previous = 0 }
    wasRecordID = entry.isRecordID
    if wasRecordID { recordIDs += 1 }
    numbers.write(entry.number &- previous)
    numbers.write(UInt64(UInt32(bitPattern: entry.millisecond)))
    previous = entry.number
  }

  /// The page.
  var bytes: [UInt8] {
    var head = LEB128Writer()
    head.write(recordIDs)
    return head.bytes + numbers.bytes
  }
}

extension LedgerPage.Entry {
  var isRecordID: Bool {
    if case .recordID = discriminator { true } else { false }
  }

  var number: UInt64 {
    switch discriminator {
    case .recordID(let number), .digest(let number): number
    }
  }
}
