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
    var writer = LedgerPageWriter()
    for entry in entries { writer.append(entry) }
    return writer.bytes
  }

  /// Reads what ``encoded`` wrote, and nothing else: every page has one form as bytes.
  public init(decoding bytes: some Collection<UInt8>) throws(CodingError) {
    self.init()
    var reader = try LedgerPageReader(Array(bytes))
    while let entry = try reader.next() { _ = insert(entry) }
  }

  /// Adds events to a page that stays as bytes, which is what a page costs least as.
  ///
  /// - Parameters:
  ///   - entries: in ascending order; one may come again, and is not new then.
  ///   - encoded: what ``encoded`` wrote.
  /// - Returns: the page with the entries, and for each of them whether it was new.
  public static func insert(
    _ entries: [Entry], into encoded: [UInt8]
  ) throws(CodingError) -> (encoded: [UInt8], isNew: [Bool]) {
    var reader = try LedgerPageReader(encoded)
    var writer = LedgerPageWriter(capacity: encoded.count + 8 * entries.count)
    var isNew: [Bool] = []
    isNew.reserveCapacity(entries.count)
    var stored = try reader.next()
    for (index, entry) in entries.enumerated() {
      while let next = stored, next < entry {
        writer.append(next)
        stored = try reader.next()
      }
      let isThere = stored == entry || (index > 0 && entries[index - 1] == entry)
      isNew.append(!isThere)
      if !isThere { writer.append(entry) }
    }
    while let next = stored {
      writer.append(next)
      stored = try reader.next()
    }
    return (writer.bytes, isNew)
  }
}
