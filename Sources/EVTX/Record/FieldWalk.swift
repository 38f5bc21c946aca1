/// Goes through the data fields of a record.
///
/// Most records have one embedded part with a template of its own, whose plan is known before. All else (parts in parts,
/// arrays, contents of several parts) can multiply: a record of 64 KiB can be made to ask for any amount of work. Such a
/// record is walked once without a caller, against a budget, before it is handed out.
struct FieldWalk: ~Escapable {
  static let depthLimit = 16
  /// Fields of one record.
  static let fieldLimit = 1 << 16
  /// Bytes of templates and text that one record may ask for beyond its plans.
  static let workLimit = 1 << 20

  private let chunk: ChunkBytes
  private let outer: PlannedInstance
  private let inner: PlannedInstance
  private let table: NameTable
  private var fieldsLeft = Self.fieldLimit
  private var workLeft = Self.workLimit
  private var depth = 0
  private var fault: BinaryXMLFault?

  @_lifetime(copy record)
  init(_ record: borrowing Record) {
    chunk = record.chunk
    outer = record.outer
    inner = record.inner
    table = record.table
  }

  /// Whether the record may ask for more than one pass over its plans.
  var needsCheck: Bool {
    Self.multiplies(outer) || outer.plan.embeddedCount > 1 || Self.multiplies(inner) || inner.plan.embeddedCount > 0
  }

  private static func multiplies(_ instance: PlannedInstance) -> Bool {
    instance.values.hasArrays || !instance.plan.mixtures.isEmpty
  }

  /// Throws where the walk would meet a fault or go on for too long.
  mutating func check() throws(BinaryXMLFault) {
    fields { _, _ in }
    if let fault { throw fault }
  }

  /// Calls `body` with each field.
  mutating func fields(_ body: (borrowing FieldName, borrowing Value) throws -> Void) rethrows {
    try walk(outer, body)
  }

  // MARK: Steps

  private mutating func walk(
    _ instance: PlannedInstance, _ body: (borrowing FieldName, borrowing Value) throws -> Void
  ) rethrows {
    var pass = ValuePass(instance.values)
    var isFirstPart = depth == 0
    for step in instance.plan.steps {
      switch step {
      case .field(let field):
        try give(field, of: instance, &pass, body)
      case .embedded(let number, let place):
        if isFirstPart {
          try descend(into: inner, body)
        } else if let part = embedded(number, place, instance) {
          try descend(into: part, body)
        }
        isFirstPart = false
      }
      if fault != nil { return }
    }
  }

  private mutating func descend(
    into instance: PlannedInstance, _ body: (borrowing FieldName, borrowing Value) throws -> Void
  ) rethrows {
    guard depth < Self.depthLimit else { return stop(.tooDeep(limit: Self.depthLimit)) }
    depth += 1
    try walk(instance, body)
    depth -= 1
  }

  private mutating func embedded(
    _ number: Int, _ place: TemplatePlan.Place, _ instance: PlannedInstance
  ) -> PlannedInstance? {
    do throws(BinaryXMLFault) {
      let stored = try instance.values.value(number, in: chunk)
      guard stored.type == .binaryXML else { return nil }
      var reading = PartReading(table: table)
      let part = try reading.instance(in: stored.range, place: place, of: chunk)
      charge(reading.work)
      return part
    } catch {
      fault = error
      return nil
    }
  }

  private mutating func charge(_ bytes: Int) {
    workLeft -= bytes
    if workLeft < 0 { stop(.tooLarge(limit: Self.workLimit)) }
  }

  private mutating func stop(_ reason: BinaryXMLFault.Reason) {
    if fault == nil { fault = BinaryXMLFault(offset: outer.values.descriptors, reason: reason) }
  }

  // MARK: Fields

  private mutating func give(
    _ field: TemplatePlan.Field, of instance: PlannedInstance, _ pass: inout ValuePass,
    _ body: (borrowing FieldName, borrowing Value) throws -> Void
  ) rethrows {
    let stored: StoredValue
    switch field.source {
    case .none: stored = .null
    case .value(let number): stored = pass.value(number, in: chunk)
    case .literal(let type, let range): stored = StoredValue(type: type, range: range)
    case .mixture(let index): return try giveMixture(index, field, instance, body)
    }
    let name = name(of: field, instance)
    let value = Value(type: stored.type, bytes: chunk.bytes(stored.range))
    if stored.type.isArray { return try giveItems(of: value, name, body) }
    guard countField() else { return }
    try body(name, value)
  }

  private mutating func giveItems(
    of array: borrowing Value, _ name: borrowing FieldName,
    _ body: (borrowing FieldName, borrowing Value) throws -> Void
  ) rethrows {
    let bytes = ChunkBytes(array.bytes)
    var items = ArrayItems(array)
    while let range = items.next() {
      guard countField() else { return }
      try body(name, Value(type: array.type.element, bytes: bytes.bytes(range)))
    }
  }

  private mutating func giveMixture(
    _ index: Int, _ field: TemplatePlan.Field, _ instance: PlannedInstance,
    _ body: (borrowing FieldName, borrowing Value) throws -> Void
  ) rethrows {
    var text: [UInt8] = []
    for part in instance.plan.mixtures[index] {
      let before = text.count
      text.append(part, values: instance.values, chunk: chunk)
      charge(text.count - before + 1)
      if fault != nil { return }
    }
    guard countField() else { return }
    let bytes = ContiguousArray(text)
    try body(name(of: field, instance), Value(type: .utf8, bytes: bytes.rawSpan))
  }

  private mutating func countField() -> Bool {
    fieldsLeft -= 1
    if fieldsLeft < 0 { stop(.tooLarge(limit: Self.fieldLimit)) }
    return fieldsLeft >= 0
  }

  @_lifetime(copy self)
  private func name(of field: TemplatePlan.Field, _ instance: PlannedInstance) -> FieldName {
    if let number = field.nameValue, let stored = try? instance.values.value(number, in: chunk),
      stored.type == .string, !stored.range.isEmpty
    {
      let name = chunk.bytes(stored.range)
      return FieldName(index: table.index(of: name), utf16: name)
    }
    return FieldName(index: field.nameIndex, utf16: chunk.bytes(field.name))
  }
}
