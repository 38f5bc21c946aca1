extension PlanCache {
  /// The template and values of the binary XML in a range: a record, or a value of it.
  ///
  /// It is a template instance or an element, either with or without a fragment header (libevtx, substitution).
  mutating func instance(
    in range: Range<Int>, place: TemplatePlan.Place, of chunk: ChunkBytes
  ) throws(BinaryXMLFault) -> PlannedInstance {
    guard let start = BinaryXMLHead(in: range, of: chunk) else { return .empty(at: range.upperBound) }
    switch start.kind {
    case .template:
      var instance = try TemplateInstance(at: start.offset + 1, end: range.upperBound, in: chunk)
      let plan = try templatePlan(at: instance.definition, place: place, in: chunk)
      try instance.values.check(in: chunk)
      return PlannedInstance(plan: plan, values: instance.values)
    case .element:
      let plan = try plan(of: start.offset..<range.upperBound, isTemplate: false, place: place, in: chunk)
      return PlannedInstance(plan: plan, values: ValueTable(none: range.upperBound))
    }
  }
}

/// Reads a part of a record whose plan is kept nowhere: parts beyond the first are rare.
struct PartReading {
  let table: NameTable
  private let names = StructuralNames()
  /// Bytes of templates read.
  private(set) var work = 0

  init(table: NameTable) { self.table = table }

  /// The template and values of a part, as ``PlanCache/instance(in:place:of:)`` gives them.
  mutating func instance(
    in range: Range<Int>, place: TemplatePlan.Place, of chunk: ChunkBytes
  ) throws(BinaryXMLFault) -> PlannedInstance {
    guard let head = BinaryXMLHead(in: range, of: chunk) else { return .empty(at: range.upperBound) }
    var body = head.offset..<range.upperBound
    var values = ValueTable(none: range.upperBound)
    if head.kind == .template {
      let instance = try TemplateInstance(at: head.offset + 1, end: range.upperBound, in: chunk)
      body = try TemplateDefinition(at: instance.definition, in: chunk, usedAt: head.offset).body
      values = instance.values
    }
    work += body.count
    try values.check(in: chunk)
    let reader = TokenReader(chunk, body, isTemplate: head.kind == .template)
    var builder = PlanBuilder(reader, place: place, names: names, table: table)
    return PlannedInstance(plan: try builder.build(), values: values)
  }
}

/// How binary XML begins.
struct BinaryXMLHead {
  enum Kind { case template, element }

  let kind: Kind
  /// Where the token of the template instance or the element stands, behind the fragment header.
  let offset: Int

  /// Looks at the first bytes of a range. Nil where there is neither.
  @inline(__always)
  init?(in range: Range<Int>, of chunk: ChunkBytes) {
    let start = range.lowerBound
    let offset = chunk.uint8(at: start) == 0x0F ? start &+ 4 : start
    guard offset < range.upperBound, let token = chunk.uint8(at: offset) else { return nil }
    switch token & ~0x40 {
    case 0x0C: kind = .template
    case 0x01: kind = .element
    default: return nil
    }
    self.offset = offset
  }
}
