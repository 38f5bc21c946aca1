/// The plans of the templates of one chunk, found by the offset of the template.
///
/// Tables with an entry for every offset, and a number that tells the entries of this chunk from those of earlier ones:
/// nothing has to be cleared between chunks, and nothing is hashed. The tables take 1 MiB, of which a chunk touches a few
/// cache lines.
struct PlanCache {
  /// Bytes of templates read for one chunk. A real chunk holds at most 64 KiB of them and reads each up to three times;
  /// one that holds overlapping templates could ask for gigabytes.
  static let workLimit = 1 << 20

  let table = NameTable()
  let names = StructuralNames()
  private var generation: UInt16 = 0
  private var work = 0
  /// Generation in the high half, place in the plans in the low half: a chunk has no room for more templates than that.
  private var filterEntries = ContiguousArray<UInt32>(repeating: 0, count: LogChunk.size)
  private var filterPlans = ContiguousArray<FilterPlan>()
  private var templateEntries = ContiguousArray<UInt32>(repeating: 0, count: LogChunk.size * 3)
  private var templatePlans = ContiguousArray<TemplatePlan>()

  init() {}

  /// Forgets the plans of the chunk before.
  mutating func beginChunk() {
    generation &+= 1
    if generation == 0 { clear() }
    work = 0
    filterPlans.removeAll(keepingCapacity: true)
    templatePlans.removeAll(keepingCapacity: true)
  }

  private mutating func clear() {
    generation = 1
    filterEntries = ContiguousArray(repeating: 0, count: filterEntries.count)
    templateEntries = ContiguousArray(repeating: 0, count: templateEntries.count)
  }

  /// The filter plan of the template at an offset.
  @inline(__always)
  mutating func filterPlan(at definition: Int, in chunk: ChunkBytes) throws(BinaryXMLFault) -> FilterPlan {
    if definition >= 0, definition < LogChunk.size, let index = index(filterEntries[definition]) {
      return filterPlans[index]
    }
    return try addFilterPlan(at: definition, in: chunk)
  }

  /// The plan of the template at an offset, standing in a place.
  mutating func templatePlan(
    at definition: Int, place: TemplatePlan.Place, in chunk: ChunkBytes
  ) throws(BinaryXMLFault) -> TemplatePlan {
    let entry = definition + place.rawValue * LogChunk.size
    if definition >= 0, definition < LogChunk.size, let index = index(templateEntries[entry]) {
      return templatePlans[index]
    }
    let plan = try plan(of: template(at: definition, in: chunk), isTemplate: true, place: place, in: chunk)
    templateEntries[entry] = newEntry(templatePlans.count)
    templatePlans.append(plan)
    return plan
  }

  /// The plan of binary XML that stands in a record itself: made anew for each.
  mutating func plan(
    of range: Range<Int>, isTemplate: Bool, place: TemplatePlan.Place, in chunk: ChunkBytes
  ) throws(BinaryXMLFault) -> TemplatePlan {
    try charge(range)
    var builder = PlanBuilder(
      TokenReader(chunk, range, isTemplate: isTemplate), place: place, names: names, table: table)
    return try builder.build()
  }

  // MARK: Entries

  @inline(__always)
  private func index(_ entry: UInt32) -> Int? {
    UInt16(truncatingIfNeeded: entry >> 16) == generation ? Int(entry & 0xFFFF) : nil
  }

  private func newEntry(_ index: Int) -> UInt32 {
    UInt32(generation) << 16 | UInt32(truncatingIfNeeded: index & 0xFFFF)
  }

  @inline(never)
  private mutating func addFilterPlan(
    at definition: Int, in chunk: ChunkBytes
  ) throws(BinaryXMLFault) -> FilterPlan {
    let body = try template(at: definition, in: chunk)
    try charge(body)
    let plan = try FilterPlan(TokenReader(chunk, body, isTemplate: true), names: names)
    filterEntries[definition] = newEntry(filterPlans.count)
    filterPlans.append(plan)
    return plan
  }

  private func template(at definition: Int, in chunk: ChunkBytes) throws(BinaryXMLFault) -> Range<Int> {
    try TemplateDefinition(at: definition, in: chunk, usedAt: definition).body
  }

  private mutating func charge(_ range: Range<Int>) throws(BinaryXMLFault) {
    work += range.count
    guard work <= Self.workLimit else {
      throw BinaryXMLFault(offset: range.lowerBound, reason: .tooLarge(limit: Self.workLimit))
    }
  }
}
