/// Finds the same few data fields in one record after another, at the cost of one pass over the sizes of its values.
///
/// Where a template gives each of its fields one value of the record, which is so in nearly all logs, the place of a
/// field among the values is looked up once for all records of the template. Use one per thread.
public struct DataFieldPicker {
  /// What is known of a template.
  private struct Places {
    let plan: TemplatePlan
    /// For each value of the record, the number of the wanted field that it is; -1 for none.
    let fields: ContiguousArray<Int16>
    /// Whether every field is one value of the record, and none comes twice.
    let isPlain: Bool
  }

  /// In lower case.
  private let names: [String]
  /// The last template that was met.
  private var places: Places?
  private var picked: ContiguousArray<StoredValue>

  /// Wants the fields of these names, in any letter case. They are numbered in this order.
  public init(_ names: [String]) {
    self.names = names.map { $0.lowercased() }
    picked = ContiguousArray(repeating: .null, count: names.count)
  }

  /// Finds the fields in a record. False where its template is not that plain: then
  /// ``Record/forEachDataField(_:)`` has to find them.
  public mutating func pick(_ record: borrowing Record) -> Bool {
    let instance = record.outer.plan.embeddedCount == 0 ? record.outer : record.inner
    guard let instance, !instance.hasArrays, record.outer.plan.embeddedCount <= 1 else { return false }
    if places?.plan !== instance.plan { places = places(in: instance.plan, record) }
    guard let places, places.isPlain else { return false }
    for index in picked.indices { picked[index] = .null }
    var offset = instance.values.first
    for number in 0..<min(places.fields.count, instance.values.count) {
      // All values were found to lie within the record before it was handed out.
      let descriptor = record.chunk.uint32(at: instance.values.descriptors &+ number &* 4) ?? 0
      let next = offset &+ Int(descriptor & 0xFFFF)
      let field = Int(places.fields[number])
      if field >= 0 {
        let type = ValueType(rawValue: UInt8(truncatingIfNeeded: descriptor >> 16))
        picked[field] = StoredValue(type: type, range: offset..<next)
      }
      offset = next
    }
    return true
  }

  /// The value of a field in the record that was picked from last; null where it has no such field.
  @_lifetime(copy record)
  public func value(_ field: Int, of record: borrowing Record) -> Value {
    let stored = picked[field]
    return Value(type: stored.type, bytes: record.chunk.bytes(stored.range))
  }

  private func places(in plan: TemplatePlan, _ record: borrowing Record) -> Places {
    var fields = ContiguousArray<Int16>()
    var isPlain = plan.embeddedCount == 0 || plan === record.outer.plan
    var met = Set<Int>()
    for case .field(let field) in plan.steps {
      let name = FieldName(index: field.nameIndex, utf16: record.chunk.bytes(field.name)).text.lowercased()
      guard field.nameValue == nil, let wanted = names.firstIndex(of: name) else {
        isPlain = isPlain && field.nameValue == nil
        continue
      }
      guard case .value(let number) = field.source, number < Self.mostValues, met.insert(wanted).inserted else {
        isPlain = false
        break
      }
      while fields.count <= number { fields.append(-1) }
      if fields[number] >= 0 { isPlain = false }
      fields[number] = Int16(truncatingIfNeeded: wanted)
    }
    return Places(plan: plan, fields: fields, isPlain: isPlain)
  }

  private static let mostValues = 1024
}
