import RemoteThread

/// Reads the fields of one `<Event>` element, or of an `<EventData>` element that some exports carry alone or,
/// as the Log Analytics agent does, in a `<DataItem>`.
///
/// Namespaces are ignored. An event whose `System` names another id than 8 is checked to its end but not kept.
struct XMLFieldReader {
  func read(_ element: ArraySlice<UInt8>) -> RecordReading {
    guard String(validating: element, as: UTF8.self) != nil else { return .failure(XMLFault.notUTF8.reason) }
    let element = element.starts(with: [0xEF, 0xBB, 0xBF]) ? element.dropFirst(3) : element
    var event = EventElement(XMLScanner(element))
    do {
      try event.readAll()
    } catch {
      return .failure(error.reason)
    }
    guard event.isEvent else { return .failure("no Event element") }
    return event.isOther ? .other : .fields(event.completed)
  }
}

/// Follows the elements of one event.
private struct EventElement {
  private var scanner: XMLScanner
  private var fields = FieldSet()
  private var message: String?
  private var path: [String] = []
  /// What the text of the innermost element is.
  private var target: Target?
  private var text = ""
  private(set) var isEvent = false
  private(set) var isOther = false

  private enum Target {
    case field(SysmonField)
    case key(RecordKey)
    case message
  }

  init(_ scanner: XMLScanner) { self.scanner = scanner }

  mutating func readAll() throws(XMLFault) {
    while true {
      switch try scanner.next() {
      case .start(let name, let attributes): try start(localName(name), attributes)
      case .text(let range, let isCDATA):
        if target != nil {
          text += isCDATA ? XMLText.literal(scanner.bytes[range]) : try XMLText.decoded(scanner.bytes[range])
        }
      case .end: end()
      case .finished: return
      }
    }
  }

  /// The fields, with those that only the rendered message has.
  var completed: FieldSet {
    guard let message, !fields.isComplete || fields[.sourceUser] == nil else { return fields }
    var completed = fields
    completed.fill(from: MessageText(message).fields)
    return completed
  }

  private mutating func start(_ name: String, _ attributes: [XMLScanner.Attribute]) throws(XMLFault) {
    path.append(name)
    text = ""
    target = nil
    guard !isOther else { return }
    switch path.count {
    case 1: isEvent = ["Event", "EventData", "DataItem"].contains(name)
    case 2 where path[0] == "EventData": try startData(name, attributes)
    case 3 where path[0] != "EventData" && path[1] == "EventData": try startData(name, attributes)
    case 3 where path[0] == "Event" && path[1] == "System": try startSystemElement(name, attributes)
    case 3 where path[0] == "Event" && path[1] == "RenderingInfo" && name == "Message": target = .message
    default: break
    }
  }

  private mutating func startData(_ name: String, _ attributes: [XMLScanner.Attribute]) throws(XMLFault) {
    guard name == "Data", let field = try value(of: "Name", in: attributes) else { return }
    target = SysmonField(named: field).map { .field($0) }
  }

  private mutating func startSystemElement(_ name: String, _ attributes: [XMLScanner.Attribute]) throws(XMLFault) {
    switch name {
    case "Provider": if let provider = try value(of: "Name", in: attributes) { fields.fill(.provider, provider) }
    case "EventID": target = .key(.eventID)
    case "Channel": target = .key(.channel)
    case "Computer": target = .key(.computer)
    case "EventRecordID": target = .key(.eventRecordID)
    default: break
    }
  }

  private mutating func end() {
    switch target {
    case .field(let field): fields[field] = fields[field] ?? Self.value(text)
    case .key(let key): endSystemElement(key)
    case .message: message = message ?? text
    case nil: break
    }
    target = nil
    path.removeLast()
  }

  private mutating func endSystemElement(_ key: RecordKey) {
    fields.fill(key, BlankSpace.trimmed(text))
    if key == .eventID, let eventID = fields.eventID, let number = DecimalText.value(eventID) {
      isOther = number != 8
    }
  }

  private func value(of name: String, in attributes: [XMLScanner.Attribute]) throws(XMLFault) -> String? {
    for attribute in attributes where scanner.bytes[attribute.name].elementsEqual(name.utf8) {
      return try XMLText.decoded(scanner.bytes[attribute.value])
    }
    return nil
  }

  /// The text of a Data element. Indenting printers put a line break into an empty one.
  private static func value(_ text: String) -> String {
    text.utf8.contains(0x0A) && text.utf8.allSatisfy { $0 <= 0x20 } ? "" : text
  }

  /// The name without the prefix of its namespace.
  private func localName(_ name: Range<Int>) -> String {
    let name = scanner.bytes[name]
    return String(decoding: name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name, as: UTF8.self)
  }
}
