/// Finds the places of an event's values in one JSON object, whatever the export.
///
/// One walk through the objects that exports put around an event (``RecordPlace``). Key lookups ignore ASCII case;
/// `null` counts as absent; the first of two equal keys wins.
struct JSONFieldCollector {
  private(set) var slots = RecordSlots()
  private var flattenedKeys: [String: FlattenedKey?] = [:]
  private static let mostFlattenedKeys = 1024

  /// Replaces ``slots`` by those of `object`.
  mutating func collect(from object: JSONNode) {
    slots.removeAll()
    collect(object, in: .root)
  }

  private mutating func collect(_ object: JSONNode, in place: RecordPlace) {
    var child = object.firstChild
    while let value = child {
      if value.hasDottedKey {
        takeFlattened(value, in: place)
      } else if value.keyNumber != 0 {
        take(value, under: value.keyNumber, in: place)
      }
      child = value.sibling(before: object.end)
    }
  }

  /// A value under a flattened key: `winlog.event_data.SourceImage`.
  private mutating func takeFlattened(_ value: JSONNode, in place: RecordPlace) {
    guard let flattened = flattenedKey(value.key, in: place) else { return }
    take(value, under: flattened.keyNumber, in: flattened.place)
  }

  /// Remembers the paths met at the top of records, which are the same in all records of a log.
  private mutating func flattenedKey(_ path: String, in place: RecordPlace) -> FlattenedKey? {
    guard place == .root else { return FlattenedKey(path, in: place) }
    if let known = flattenedKeys[path] { return known }
    let key = FlattenedKey(path, in: .root)
    if flattenedKeys.count < Self.mostFlattenedKeys { flattenedKeys[path] = .some(key) }
    return key
  }

  private mutating func take(_ value: JSONNode, under number: UInt16, in place: RecordPlace) {
    if let field = SysmonField(rawValue: number) {
      takeField(field, value, in: place)
    } else if let key = RecordKey(rawValue: number) {
      take(value, under: key, in: place)
    }
  }

  private mutating func takeField(_ field: SysmonField, _ value: JSONNode, in place: RecordPlace) {
    let value = value.unwrapped
    guard !value.isNull, place.isEventData || place.isEnvelope else { return }
    if place == .wazuhEventData { slots.isWazuh = true }
    slots.fill(place.isEventData ? .data(field) : .flat(field), value.index)
  }

  private mutating func take(_ value: JSONNode, under key: RecordKey, in place: RecordPlace) {
    if value.isObject {
      takeObject(value, under: key, in: place)
    } else if value.isArray, isList(value, under: key, in: place) {
      takeList(value, under: key, in: place)
    } else {
      takeScalar(value.unwrapped, under: key, in: place)
    }
  }

  private mutating func takeObject(_ object: JSONNode, under key: RecordKey, in place: RecordPlace) {
    if place.isEventData, key == .data {
      takeNamed(object, in: place)
    } else {
      let inner = place.entering(key)
      if inner != .elsewhere { collect(object, in: inner) }
    }
  }

  /// Whether an array holds several things, and not one value in brackets.
  private func isList(_ array: JSONNode, under key: RecordKey, in place: RecordPlace) -> Bool {
    switch key {
    case .data, .eventData, .list, .value, .fields, .columns, .rows: true
    default: array.unwrapped.isArray || array.unwrapped.isObject
    }
  }

  private mutating func takeList(_ array: JSONNode, under key: RecordKey, in place: RecordPlace) {
    if place.isEventData, key == .data {
      array.forEachChild { takeNamed($0, in: place) }
    } else if place.isEnvelope, key == .eventData {
      array.forEachChild { takeNamed($0, in: place.entering(key)) }
    } else if place.isEnvelope, [.list, .value, .data, .event, .container].contains(key) {
      slots.addList(array.index)
    } else if place.isEnvelope, key == .columns || key == .fields {
      slots.columns = slots.columns ?? array.index
    } else if place.isEnvelope, key == .rows {
      slots.rows = slots.rows ?? array.index
    }
  }

  /// One `{name, text}` element of EventData. An element without text is there, and blank.
  private mutating func takeNamed(_ element: JSONNode, in place: RecordPlace) {
    guard element.isObject else { return }
    slots.hasNamedFields = true
    var name: JSONNode?
    var text: JSONNode?
    find(&name, &text, in: element)
    guard let key = name?.text, let field = SysmonField(named: key) else { return }
    // An element that only names itself reads as a blank: the element is an object, which has no text.
    takeField(field, text ?? element, in: place)
  }

  private func find(_ name: inout JSONNode?, _ text: inout JSONNode?, in element: JSONNode) {
    var child = element.firstChild
    while let value = child {
      switch RecordKey(rawValue: value.keyNumber) {
      case .name: name = name ?? value
      case .text, .value: text = text ?? value
      case .attributes: find(&name, &text, in: value)
      default: break
      }
      child = value.sibling(before: element.end)
    }
  }

  private mutating func takeScalar(_ value: JSONNode, under key: RecordKey, in place: RecordPlace) {
    guard !value.isNull else { return }
    if let slot = RecordSlot(key, in: place) { slots.fill(slot, value.index) }
    guard value.isString, place.isEnvelope else { return }
    switch key {
    case .message, .nestedText, .event, .eventData, .data: slots.addNested(value.index)
    default: break
    }
  }
}
