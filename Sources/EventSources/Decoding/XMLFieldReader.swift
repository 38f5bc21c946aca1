import Foundation
import RemoteThread

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads the fields of one `<Event>` element, or of an `<EventData>` element that some exports carry alone.
///
/// XML by libxml2 through Foundation: no document type is accepted, so that there are no entities but XML's own and
/// nothing is loaded from elsewhere. Namespaces and their prefixes are ignored.
struct XMLFieldReader {
  func read(_ element: ArraySlice<UInt8>) -> RecordReading {
    guard element.firstRange(of: Array("<!DOCTYPE".utf8)) == nil else { return .failure("not XML: has a DOCTYPE") }
    guard String(validating: element, as: UTF8.self) != nil else { return .failure("not XML: not UTF-8") }
    let delegate = EventElementDelegate()
    let parser = XMLParser(data: Data(Self.withoutDeclaration(element)))
    parser.shouldProcessNamespaces = false
    parser.shouldResolveExternalEntities = false
    parser.delegate = delegate
    guard parser.parse(), delegate.isBalanced else {
      return .failure("not XML: line \(max(1, parser.lineNumber))")
    }
    guard delegate.isEvent else { return .failure("no Event element") }
    return .fields(delegate.completed)
  }

  /// Without white space and the XML declaration in front: the text is UTF-8 whatever the declaration says.
  private static func withoutDeclaration(_ element: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let text = element.drop { $0 <= 0x20 }
    guard text.starts(with: Array("<?xml".utf8)), let end = text.firstRange(of: Array("?>".utf8)) else { return text }
    return text[end.upperBound...]
  }
}

/// Follows the elements of one event.
private final class EventElementDelegate: NSObject, XMLParserDelegate {
  private var fields = FieldSet()
  private var message: String?
  private var path: [String] = []
  /// What the text of the open element is.
  private var target: Target?
  private var text = ""
  private(set) var isEvent = false

  private enum Target {
    case field(SysmonField)
    case key(RecordKey)
    case message
  }

  var isBalanced: Bool { path.isEmpty }

  /// The fields, with those that only the rendered message has.
  var completed: FieldSet {
    guard let message, !fields.isComplete || fields[.sourceUser] == nil else { return fields }
    var completed = fields
    completed.fill(from: MessageText(message).fields)
    return completed
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    path.append(Self.localName(elementName))
    text = ""
    target = nil
    switch path.count {
    case 1: isEvent = path[0] == "Event" || path[0] == "EventData"
    case 2 where path[0] == "EventData": startData(attributes)
    case 3 where path[0] == "Event" && path[1] == "EventData": startData(attributes)
    case 3 where path[0] == "Event" && path[1] == "System": startSystemElement(path[2], attributes)
    case 3 where path[0] == "Event" && path[1] == "RenderingInfo" && path[2] == "Message": target = .message
    default: break
    }
  }

  private func startData(_ attributes: [String: String]) {
    guard path.last == "Data", let name = attributes["Name"],
      let number = RecordKey.numbers[ASCIIFold.fold(name)], let field = SysmonField(rawValue: number)
    else { return }
    target = .field(field)
  }

  private func startSystemElement(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "Provider": if let provider = attributes["Name"] { fields.fill(.provider, provider) }
    case "EventID": target = .key(.eventID)
    case "Channel": target = .key(.channel)
    case "Computer": target = .key(.computer)
    case "EventRecordID": target = .key(.eventRecordID)
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if target != nil { text += string }
  }

  func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
    if target != nil { text += String(decoding: CDATABlock, as: UTF8.self) }
  }

  func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
    switch target {
    case .field(let field): fields[field] = fields[field] ?? Self.value(text)
    case .key(let key): fields.fill(key, text.trimmingCharacters(in: .whitespacesAndNewlines))
    case .message: message = message ?? text
    case nil: break
    }
    target = nil
    if !path.isEmpty { path.removeLast() }
  }

  /// The text of a Data element. Indenting printers put a line break into an empty one.
  private static func value(_ text: String) -> String {
    text.utf8.contains(0x0A) && text.utf8.allSatisfy { $0 <= 0x20 } ? "" : text
  }

  private static func localName(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }
}
