/// Where a template has what the filter asks for. Reads no more of the template than `System/EventID`, which stands
/// second in every template that Windows writes.
struct FilterPlan {
  private(set) var eventID = ValueSource.none
  private(set) var provider = ValueSource.none

  /// Finds `Event/System/Provider/@Name` and `Event/System/EventID` in binary XML.
  init(_ reader: consuming TokenReader, names: StructuralNames) throws(BinaryXMLFault) {
    var path = FilterPath()
    while path.isWanted {
      let token = try reader.next()
      switch token {
      case .end: return
      case .openElement(let name): path.open(ShortName(name, in: reader.chunk), names)
      case .attribute(let name): path.attribute(ShortName(name, in: reader.chunk), names)
      case .closeStart: path.isInStartTag = false
      case .closeEmpty, .endElement: path.close()
      default: if let part = ContentPart(token) { add(part, at: path.place) }
      }
    }
  }

  /// The first part of each; neither has ever more than one.
  private mutating func add(_ part: ContentPart, at place: FilterPath.Place) {
    let source: ValueSource
    switch part {
    case .value(let number): source = .value(number: number)
    case .literal(let type, let range): source = .literal(type, range)
    case .characterReference, .entityReference: return
    }
    switch place {
    case .eventID where eventID == .none: eventID = source
    case .provider where provider == .none: provider = source
    default: break
    }
  }
}

/// Where in an event the walk for a ``FilterPlan`` stands.
private struct FilterPath {
  enum Place { case elsewhere, eventID, provider }

  private var depth = 0
  private var isInSystem = false
  private var hasLeftSystem = false
  private var hasEventID = false
  private var hasProvider = false
  private var element = Place.elsewhere
  private var attributePlace = Place.elsewhere
  var isInStartTag = false

  /// Whether something is still to be found.
  var isWanted: Bool { !(hasEventID && hasProvider) && !hasLeftSystem }

  var place: Place { isInStartTag ? attributePlace : element == .eventID ? .eventID : .elsewhere }

  mutating func open(_ name: ShortName?, _ names: StructuralNames) {
    depth += 1
    isInStartTag = true
    attributePlace = .elsewhere
    switch depth {
    case 2: isInSystem = name == names.system
    case 3 where isInSystem:
      element = name == names.eventID ? .eventID : name == names.provider ? .provider : .elsewhere
    default: element = .elsewhere
    }
  }

  mutating func attribute(_ name: ShortName?, _ names: StructuralNames) {
    attributePlace = element == .provider && depth == 3 && name == names.name ? .provider : .elsewhere
  }

  mutating func close() {
    isInStartTag = false
    if depth == 3, element == .eventID { hasEventID = true }
    if depth == 3, element == .provider { hasProvider = true }
    if depth == 2, isInSystem { hasLeftSystem = true }
    element = .elsewhere
    depth -= 1
  }
}
