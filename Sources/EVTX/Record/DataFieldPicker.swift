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
    /// Whether none of the wanted fields comes twice.
    let isPlain: Bool
  }

  /// In lower case.
  private let names: [String]
  /// Which of the wanted fields a name is, by ``FieldName/index``: -1 for none, nil for a name not asked of yet.
  private var meanings: [Int?] = []
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
    guard record.isPlain else { return false }
    let instance = record.inner
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

  private mutating func places(in plan: TemplatePlan, _ record: borrowing Record) -> Places {
    var fields = ContiguousArray<Int16>()
    var met = Set<Int>()
    for field in plan.plainFields {
      let start = Int(field.nameStart)
      let name = record.chunk.bytes(start..<start + Int(field.nameByteCount))
      let wanted = meaning(of: FieldName(index: Int(field.nameIndex), utf16: name))
      guard wanted >= 0 else { continue }
      let number = Int(field.number)
      while fields.count <= number, fields.count < Self.mostValues { fields.append(-1) }
      guard number < fields.count, fields[number] < 0, met.insert(wanted).inserted else {
        return Places(plan: plan, fields: [], isPlain: false)
      }
      fields[number] = Int16(truncatingIfNeeded: wanted)
    }
    return Places(plan: plan, fields: fields, isPlain: true)
  }

  /// Which of the wanted fields a name is; asked of its text only once.
  private mutating func meaning(of name: borrowing FieldName) -> Int {
    guard name.index >= 0 else { return names.firstIndex(of: name.text.lowercased()) ?? -1 }
    while meanings.count <= name.index { meanings.append(nil) }
    if let meaning = meanings[name.index] { return meaning }
    let meaning = names.firstIndex(of: name.text.lowercased()) ?? -1
    meanings[name.index] = meaning
    return meaning
  }

  private static let mostValues = 1024
}
