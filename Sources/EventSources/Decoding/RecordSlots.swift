/// Handles of the values found in one record: places in a JSON document, or columns of a table.
///
/// Finding is apart from reading, so that the many records of other event ids cost no string.
struct RecordSlots {
  private var handles = [Int32](repeating: -1, count: RecordSlot.count)
  /// Texts that may hold a whole event, in document order.
  private(set) var nested: [Int32] = []
  /// Lists that may hold events, in document order.
  private(set) var lists: [Int32] = []
  /// The list of a table's column names, and that of its rows.
  var columns: Int?
  var rows: Int?
  /// Whether the field map was Wazuh's.
  var isWazuh = false
  /// Whether fields came from a list of names and values, so that a value says what another means.
  var hasNamedFields = false

  subscript(_ slot: RecordSlot) -> Int? {
    let handle = handles[slot.index]
    return handle < 0 ? nil : Int(handle)
  }

  /// The first value of a slot wins: of two equal keys, readers differ in which they take.
  mutating func fill(_ slot: RecordSlot, _ handle: Int) {
    let index = slot.index
    if handles[index] < 0 { handles[index] = Int32(truncatingIfNeeded: handle) }
  }

  mutating func addNested(_ handle: Int) { nested.append(Int32(truncatingIfNeeded: handle)) }

  mutating func addList(_ handle: Int) { lists.append(Int32(truncatingIfNeeded: handle)) }

  mutating func removeAll() {
    for index in handles.indices { handles[index] = -1 }
    nested.removeAll(keepingCapacity: true)
    lists.removeAll(keepingCapacity: true)
    columns = nil
    rows = nil
    isWazuh = false
    hasNamedFields = false
  }

  /// A Sysmon field: from its own map, else from among the keys of the envelope.
  func field(_ field: SysmonField) -> Int? { self[.data(field)] ?? self[.flat(field)] }

  /// The event id under the names that mean nothing else, or in `event.code`.
  var eventID: Int? { self[.eventID] ?? self[.eventCode] }

  /// Whether an event id or one of Sysmon's images was found.
  var isEvent: Bool { eventID != nil || field(.sourceImage) != nil || field(.targetImage) != nil }
}
