/// Decides on a record by the least that has to be read of it: of its template, once a chunk, where provider and event
/// identifier stand; of the record, the sizes of the values before these.
struct RecordMatcher {
  /// Whether every record is wanted.
  private let wantsAll: Bool
  private let eventIDs: Set<UInt16>
  /// One bit for each event identifier.
  private let eventBits: ContiguousArray<UInt64>
  /// UTF-16, ASCII letters in lower case.
  private let provider: ContiguousArray<UInt16>?

  init(_ filter: RecordFilter) {
    wantsAll = filter.provider == nil && filter.eventIDs.isEmpty
    eventIDs = Set(filter.eventIDs)
    var bits = ContiguousArray<UInt64>(repeating: filter.eventIDs.isEmpty ? .max : 0, count: 1024)
    for id in filter.eventIDs { bits[Int(id >> 6)] |= 1 << UInt64(id & 63) }
    eventBits = bits
    provider = filter.provider.map { ContiguousArray($0.utf16.map(Self.folded)) }
  }

  /// Whether the record with this binary XML is wanted.
  @inline(__always)
  func matches(
    _ range: Range<Int>, in chunk: ChunkBytes, plans: inout PlanCache
  ) throws(BinaryXMLFault) -> Bool {
    if wantsAll { return true }
    guard let head = BinaryXMLHead(in: range, of: chunk) else {
      throw BinaryXMLFault(offset: range.lowerBound, reason: .noElement)
    }
    guard head.kind == .template else { return try matchesElement(head.offset..<range.upperBound, chunk, plans.names) }
    let instance = try TemplateInstance(at: head.offset &+ 1, end: range.upperBound, in: chunk)
    let plan = try plans.filterPlan(at: instance.definition, in: chunk)
    return try matches(plan, instance.values, chunk)
  }

  @inline(never)
  private func matchesElement(
    _ range: Range<Int>, _ chunk: ChunkBytes, _ names: StructuralNames
  ) throws(BinaryXMLFault) -> Bool {
    let plan = try FilterPlan(TokenReader(chunk, range, isTemplate: false), names: names)
    return try matches(plan, ValueTable(none: range.upperBound), chunk)
  }

  @inline(__always)
  private func matches(
    _ plan: FilterPlan, _ values: ValueTable, _ chunk: ChunkBytes
  ) throws(BinaryXMLFault) -> Bool {
    if !eventIDs.isEmpty {
      guard let id = try eventID(plan.eventID, values, chunk), isWanted(id) else { return false }
    }
    guard let provider else { return true }
    return isProvider(provider, try stored(plan.provider, values, chunk), chunk)
  }

  @inline(__always)
  private func isWanted(_ id: UInt16) -> Bool { eventBits[Int(id >> 6)] & 1 << UInt64(id & 63) != 0 }

  @inline(__always)
  private func eventID(
    _ source: ValueSource, _ values: ValueTable, _ chunk: ChunkBytes
  ) throws(BinaryXMLFault) -> UInt16? {
    let stored = try stored(source, values, chunk)
    if stored.type == .uint16, stored.range.count >= 2 { return chunk.uint16(at: stored.range.lowerBound) }
    return Value(type: stored.type, bytes: chunk.bytes(stored.range)).wholeNumber.flatMap(UInt16.init(exactly:))
  }

  @inline(__always)
  private func stored(
    _ source: ValueSource, _ values: ValueTable, _ chunk: ChunkBytes
  ) throws(BinaryXMLFault) -> StoredValue {
    switch source {
    case .value(let number): try values.value(number, in: chunk)
    case .literal(let type, let range): StoredValue(type: type, range: range)
    case .none, .mixture: .null
    }
  }

  /// Compares without regard to ASCII letter case, as Windows does with provider names; a NUL ends the value.
  private func isProvider(
    _ provider: ContiguousArray<UInt16>, _ stored: StoredValue, _ chunk: ChunkBytes
  ) -> Bool {
    guard stored.type == .string else { return false }
    var offset = stored.range.lowerBound
    for unit in provider {
      guard offset < stored.range.upperBound, let found = chunk.uint16(at: offset), Self.folded(found) == unit
      else { return false }
      offset += 2
    }
    return offset + 1 >= stored.range.upperBound || chunk.uint16(at: offset) == 0
  }

  private static func folded(_ unit: UInt16) -> UInt16 {
    unit >= 0x41 && unit <= 0x5A ? unit | 0x20 : unit
  }
}
