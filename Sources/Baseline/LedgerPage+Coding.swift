import RemoteThread

extension LedgerPage {
  /// What is wrong with the bytes of a page.
  public enum CodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The bytes end in the middle of an entry, or hold a number of more than 64 bits, at `offset`.
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
  /// entries give the same bytes. O(n log n).
  public var encoded: [UInt8] {
    let sorted = entries.sorted()
    var writer = LEB128Writer()
    writer.write(UInt64(sorted.count { $0.isRecordID }))
    var previous: UInt64 = 0
    var wasRecordID = true
    for entry in sorted {
      if wasRecordID && !entry.isRecordID { previous = 0 }
      wasRecordID = entry.isRecordID
      writer.write(entry.number &- previous)
      writer.write(UInt64(UInt32(bitPattern: entry.millisecond)))
      previous = entry.number
    }
    return writer.bytes
  }

  /// Reads what ``encoded`` wrote.
  public init(decoding bytes: some Collection<UInt8>) throws(CodingError) {
    self.init()
    var reader = LEB128Reader(bytes: Array(bytes))
    guard !reader.atEnd else { return }
    var recordIDs = try reader.read()
    var previous: UInt64 = 0
    while !reader.atEnd {
      let number = previous &+ (try reader.read())
      let millisecond = Int32(truncatingIfNeeded: try reader.read())
      let isRecordID = recordIDs > 0
      _ = insert(
        Entry(discriminator: isRecordID ? .recordID(number) : .digest(number), millisecond: millisecond))
      previous = number
      if isRecordID {
        recordIDs -= 1
        if recordIDs == 0 { previous = 0 }
      }
    }
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

  mutating func read() throws(LedgerPage.CodingError) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
    throw .malformed(offset: position)
  }
}
