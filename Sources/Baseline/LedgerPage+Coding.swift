import RemoteThread

extension LedgerPage {
  /// What is wrong with the bytes of a page.
  public enum CodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The bytes at or before `offset` are none that a page is written as: cut off, out of order, out of range.
    case malformed(offset: Int)

    /// What was found where.
    public var description: String {
      switch self {
      case .malformed(let offset): "a page of the ledger is malformed at byte \(offset)"
      }
    }
  }

  /// The page as bytes: the count of record numbers, then every entry in order.
  ///
  /// Numbers are LEB128. An entry is the difference of its number to the one before and its millisecond. The same
  /// entries give the same bytes.
  public var encoded: [UInt8] {
    let entries = entries
    var writer = LEB128Writer()
    writer.write(UInt64(entries.count { $0.isRecordID }))
    var previous: UInt64 = 0
    var wasRecordID = true
    for entry in entries {
      if wasRecordID && !entry.isRecordID { previous = 0 }
      wasRecordID = entry.isRecordID
      writer.write(entry.number &- previous)
      writer.write(UInt64(UInt32(bitPattern: entry.millisecond)))
      previous = entry.number
    }
    return writer.bytes
  }

  /// Reads what ``encoded`` wrote, and nothing else: every page has one form as bytes.
  public init(decoding bytes: some Collection<UInt8>) throws(CodingError) {
    self.init()
    var reader = LEB128Reader(bytes: Array(bytes))
    guard !reader.atEnd else { return }
    let recordIDs = try reader.read()
    var last: Entry?
    while !reader.atEnd {
      let isRecordID = UInt64(count) < recordIDs
      let entry = try Self.entry(isRecordID: isRecordID, after: last, &reader)
      if let last, last >= entry { throw .malformed(offset: reader.position) }
      _ = insert(entry)
      last = entry
    }
    guard recordIDs <= UInt64(count) else { throw .malformed(offset: reader.position) }
  }

  private static func entry(
    isRecordID: Bool, after last: Entry?, _ reader: inout LEB128Reader
  ) throws(CodingError) -> Entry {
    let previous = last.flatMap { $0.isRecordID == isRecordID ? $0.number : nil } ?? 0
    let (number, overflow) = previous.addingReportingOverflow(try reader.read())
    let millisecond = try reader.read()
    guard !overflow, millisecond < 86_400_000 else { throw .malformed(offset: reader.position) }
    return Entry(
      discriminator: isRecordID ? .recordID(number) : .digest(number),
      millisecond: Int32(truncatingIfNeeded: millisecond))
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

private struct LEB128Writer {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

private struct LEB128Reader {
  let bytes: [UInt8]
  var position = 0

  var atEnd: Bool { position == bytes.count }

  /// The next number; one that is not in its shortest form, or has more than 64 bits, is malformed.
  mutating func read() throws(LedgerPage.CodingError) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      let bits = UInt64(byte & 0x7F)
      guard shift < 63 || bits <= 1, byte != 0 || shift == 0 else { break }
      position += 1
      number |= bits << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
    throw .malformed(offset: position)
  }
}
