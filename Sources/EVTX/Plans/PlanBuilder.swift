/// Reads a template and makes its ``TemplatePlan``.
struct PlanBuilder: ~Escapable {
  /// Deeper than any event; the elements of a template are followed in a loop, this only bounds its memory.
  static let depthLimit = 64
  /// Values passed over more than once in a record.
  static let orderLimit = 1 << 16

  private(set) var eventID = ValueSource.none
  private(set) var eventRecordID = ValueSource.none
  private(set) var timeCreated = ValueSource.none
  private(set) var provider = ValueSource.none
  private(set) var computer = ValueSource.none
  private(set) var steps = ContiguousArray<TemplatePlan.Step>()
  private(set) var mixtures = ContiguousArray<ContiguousArray<ContentPart>>()

  private(set) var embeddedCount = 0

  private let place: TemplatePlan.Place
  private let names: StructuralNames
  private let table: NameTable
  private var reader: TokenReader
  private var open = ContiguousArray<OpenElement>()

  @_lifetime(copy reader)
  init(_ reader: consuming TokenReader, place: TemplatePlan.Place, names: StructuralNames, table: NameTable) {
    self.reader = reader
    self.place = place
    self.names = names
    self.table = table
  }

  /// Reads all of the binary XML.
  mutating func build() throws(BinaryXMLFault) -> TemplatePlan {
    var hasElement = false
    loop: while true {
      let token = try reader.next()
      switch token {
      case .end: break loop
      case .openElement(let name):
        hasElement = true
        try begin(name)
      case .attribute(let name): beginAttribute(name)
      case .closeStart: if let last = open.indices.last { open[last].target = .content }
      case .closeEmpty, .endElement: try finish()
      case .templateInstance: throw BinaryXMLFault(offset: reader.offset - 1, reason: .token(0x0C))
      case .substitution(let number, _, .binaryXML): embed(number)
      case .fragmentHeader, .instructionTarget, .instructionData: break
      default: if let part = ContentPart(token) { add(part) }
      }
    }
    guard hasElement else { throw BinaryXMLFault(offset: reader.offset, reason: .noElement) }
    guard open.isEmpty else { throw BinaryXMLFault(offset: reader.offset, reason: .unbalanced) }
    try checkOrder()
    return TemplatePlan(self)
  }

  /// Fields are read in one pass over the values as long as their numbers rise, as they do in real templates. Going back
  /// begins that pass anew, which a template made for it could ask for at every field.
  private func checkOrder() throws(BinaryXMLFault) {
    var last = 0
    var work = 0
    for case .field(let field) in steps {
      guard case .value(let number) = field.source else { continue }
      if number < last { work += number }
      last = number
    }
    guard work <= Self.orderLimit else {
      throw BinaryXMLFault(offset: reader.offset, reason: .tooLarge(limit: Self.orderLimit))
    }
  }

  // MARK: Elements

  private mutating func begin(_ name: NameReference) throws(BinaryXMLFault) {
    guard open.count < Self.depthLimit else {
      throw BinaryXMLFault(offset: reader.offset, reason: .tooDeep(limit: Self.depthLimit))
    }
    let short = ShortName(name, in: reader.chunk)
    if let last = open.indices.last { open[last].hasElements = true }
    open.append(OpenElement(role: role(short), name: name, shortName: short))
  }

  private func role(_ name: ShortName?) -> OpenElement.Role {
    switch open.last?.role {
    case nil:
      switch place {
      case .document: .event
      case .event: name == names.system ? .system : .container
      case .data: .data
      }
    case .event: name == names.system ? .system : .container
    case .system, .systemField: .systemField
    case .container, .data: .data
    }
  }

  private mutating func beginAttribute(_ name: NameReference) {
    guard let last = open.indices.last else { return }
    let short = ShortName(name, in: reader.chunk)
    let element = open[last].shortName
    let isWanted =
      switch open[last].role {
      case .systemField:
        (short == names.name && element == names.provider)
          || (short == names.systemTime && element == names.timeCreated)
      case .data: short == names.name
      default: false
      }
    open[last].target = isWanted ? .attribute : .nothing
  }

  private mutating func add(_ part: ContentPart) {
    guard let last = open.indices.last else { return }
    switch open[last].target {
    case .attribute: open[last].attribute.append(part)
    case .content: open[last].content.append(part)
    case .nothing: break
    }
  }

  /// Binary XML is a value of its own only between tags; in an attribute it cannot be.
  private mutating func embed(_ number: Int) {
    guard let last = open.indices.last, open[last].target == .content else { return }
    switch open[last].role {
    case .event: steps.append(.embedded(number: number, place: .event))
    case .container, .data: steps.append(.embedded(number: number, place: .data))
    case .system, .systemField: return
    }
    embeddedCount += 1
    open[last].hasElements = true
  }

  private mutating func finish() throws(BinaryXMLFault) {
    guard let element = open.popLast() else {
      throw BinaryXMLFault(offset: reader.offset, reason: .unbalanced)
    }
    switch element.role {
    case .event, .system: break
    case .systemField: finishSystemField(element)
    case .container: if !element.hasElements, element.content.count > 0 { finishField(element) }
    case .data: if !element.hasElements { finishField(element) }
    }
  }

  private mutating func finishSystemField(_ element: OpenElement) {
    guard let name = element.shortName else { return }
    switch name {
    case names.eventID: eventID = source(element.content)
    case names.eventRecordID: eventRecordID = source(element.content)
    case names.computer: computer = source(element.content)
    case names.provider: provider = source(element.attribute)
    case names.timeCreated: timeCreated = source(element.attribute)
    default: break
    }
  }

  private mutating func finishField(_ element: OpenElement) {
    var name = element.name.range
    var nameValue: Int?
    switch element.attribute.single {
    case .literal(.string, let range) where !range.isEmpty: name = range
    case .value(let number): nameValue = number
    default: break
    }
    steps.append(
      .field(
        TemplatePlan.Field(
          nameIndex: table.index(of: reader.chunk.bytes(name)), name: name, nameValue: nameValue,
          source: source(element.content))))
  }

  private mutating func source(_ parts: ContentParts) -> ValueSource {
    switch parts.single {
    case .value(let number): return .value(number: number)
    case .literal(let type, let range): return .literal(type, range)
    case nil where parts.count == 0: return .none
    default:
      mixtures.append(parts.all)
      return .mixture(mixtures.count - 1)
    }
  }
}
