/// The way through one chunk: its header, its records, what is wrong with them.
struct ChunkWalk: ~Escapable {
  let chunk: ChunkBytes
  let number: Int
  let fileOffset: UInt64
  let matcher: RecordMatcher
  var account = ChunkAccount()

  let header: ChunkHeader?
  /// Where the records end, if the header can be believed.
  var trustedEnd: Int?
  private var recordDamages = 0
  /// Where the records were found to end.
  private var reached = LogChunk.headerSize

  @_lifetime(copy chunk)
  init(_ chunk: ChunkBytes, number: Int, fileOffset: UInt64, matcher: RecordMatcher) {
    self.chunk = chunk
    self.number = number
    self.fileOffset = fileOffset
    self.matcher = matcher
    header = ChunkHeader(chunk)
  }

  // MARK: Records

  /// Walks the records from the first on.
  mutating func records(
    _ plans: inout PlanCache, _ record: (borrowing Record) throws -> Void, _ damage: (Damage) throws -> Void
  ) rethrows {
    let end = min(trustedEnd ?? chunk.count, chunk.count)
    var offset = LogChunk.headerSize
    while end &- offset >= RecordHeader.smallestSize {
      guard chunk.uint32(at: offset) == RecordHeader.signature else {
        if chunk.isZero(offset..<end) { break }
        offset = try passOver(from: offset, to: end, &plans, record, damage) {
          .recordSignature(found: $0.uint32(at: offset) ?? 0, skipped: $1)
        }
        continue
      }
      let claimed = chunk.uint32(at: offset &+ 4) ?? 0
      let size = Int(claimed)
      guard size >= RecordHeader.smallestSize, size <= end &- offset else {
        offset = try passOver(from: offset, to: end, &plans, record, damage) {
          .recordSize(claimed: claimed, skipped: $1)
        }
        continue
      }
      let copy = chunk.uint32(at: offset &+ size &- 4) ?? 0
      if copy != claimed {
        guard isRecordOrEnd(offset + size, end), !isLost(before: offset + size) else {
          offset = try passOver(from: offset, to: end, &plans, record, damage) {
            .recordSizeCopy(claimed: claimed, copy: copy, skipped: $1)
          }
          continue
        }
        recordDamages += 1
        try report(.recordSizeCopy(claimed: claimed, copy: copy, skipped: 0), at: offset, damage)
      }
      try visit(RecordHeader(at: offset, size: size, in: chunk), isResidual: false, &plans, record, damage)
      offset &+= size
      if trustedEnd == nil, offset == header?.recordsEnd { break }
    }
    reached = offset
  }

  /// Whether a record may end here.
  private func isRecordOrEnd(_ offset: Int, _ end: Int) -> Bool {
    offset == end || chunk.uint32(at: offset) == RecordHeader.signature
  }

  /// Whether the last bytes of a record are zero, more of them than pad it: a page of the file was lost, and with it
  /// values that would then look cut short.
  private func isLost(before end: Int) -> Bool { chunk.isZero(end - 24..<end) }

  /// Finds the next whole record behind `offset`, reports what was passed over, and gives where to go on.
  ///
  /// What was passed over is a record itself where the size at its end fits: then one word of it is wrong, and not it.
  private mutating func passOver(
    from offset: Int, to end: Int, _ plans: inout PlanCache,
    _ record: (borrowing Record) throws -> Void, _ damage: (Damage) throws -> Void,
    kind: (ChunkBytes, Int) -> Damage.Kind
  ) rethrows -> Int {
    let next = nextWhole(after: offset, end: end)?.range.lowerBound ?? end
    // No header and no record: that the signature is missing says it all.
    if header == nil, next == end, account.records == 0, recordDamages == 0 { return end }
    recordDamages += 1
    let rescued = RecordHeader.ending(at: next, from: offset, in: chunk)
    try report(kind(chunk, rescued == nil ? next - offset : 0), at: offset, damage)
    if let rescued { try visit(rescued, isResidual: false, &plans, record, damage) }
    return next
  }

  private func nextWhole(after offset: Int, end: Int) -> RecordHeader? {
    var start = offset + 1
    while let found = chunk.firstOffset(of: RecordHeader.signature, in: start..<max(start, end)) {
      if let header = RecordHeader.whole(at: found, end: end, in: chunk) { return header }
      start = found + 1
    }
    return nil
  }

  @inline(__always)
  private mutating func visit(
    _ header: RecordHeader, isResidual: Bool, _ plans: inout PlanCache,
    _ record: (borrowing Record) throws -> Void, _ damage: (Damage) throws -> Void
  ) rethrows {
    let view: Record
    do throws(BinaryXMLFault) {
      guard try matcher.matches(header.body, in: chunk, plans: &plans) else {
        account.records &+= 1
        return
      }
      view = try Record(header, isResidual: isResidual, chunkFileOffset: fileOffset, chunk: chunk, plans: &plans)
    } catch {
      if isResidual { return }
      recordDamages += 1
      return try report(.record(id: header.recordID, fault: error), at: header.range.lowerBound, damage)
    }
    account.records &+= 1
    account.matched &+= 1
    try record(view)
  }

  // MARK: End

  /// Compares what was found with what the header says.
  mutating func close(verifies: Bool, _ damage: (Damage) throws -> Void) rethrows {
    guard let header, trustedEnd != nil, chunk.count == LogChunk.size else { return }
    if recordDamages == 0 {
      guard let claimed = header.recordCount, claimed != UInt64(account.records) else { return }
      try report(.recordCount(claimed: claimed, found: UInt64(account.records)), at: 8, damage)
    } else if !verifies {
      try verifyRecords(damage)
    }
  }

  /// Looks for whole records behind the end of the others. What is not whole there is no damage.
  mutating func residualRecords(_ plans: inout PlanCache, _ record: (borrowing Record) throws -> Void) rethrows {
    var offset = reached - 1
    while let header = nextWhole(after: offset, end: chunk.count) {
      try visit(header, isResidual: true, &plans, record, { _ in })
      offset = header.range.upperBound - 1
    }
  }

  mutating func report(_ kind: Damage.Kind, at offset: Int, _ damage: (Damage) throws -> Void) rethrows {
    account.damages += 1
    try damage(
      Damage(chunk: number, fileOffset: fileOffset &+ UInt64(truncatingIfNeeded: offset), kind: kind))
  }
}
