/// Makes the tree of a record: templates filled in, arrays spread.
///
/// Depth, number of nodes and amount of text are bounded: templates in values of templates can grow without end.
struct TreeBuilder: ~Escapable {
  static let depthLimit = 64
  static let nodeLimit = 1 << 16
  /// Bytes of text.
  static let textLimit = 1 << 24

  let chunk: ChunkBytes
  private var nodesLeft = Self.nodeLimit
  private var textLeft = Self.textLimit
  private var depth = 0

  @_lifetime(copy chunk)
  init(_ chunk: ChunkBytes) { self.chunk = chunk }

  /// The element that the binary XML of a record stands for.
  mutating func document(_ body: Range<Int>) throws(BinaryXMLFault) -> XMLElement {
    for case .element(let element) in try nodes(in: body) { return element }
    throw BinaryXMLFault(offset: body.lowerBound, reason: .noElement)
  }

  // MARK: Fragments

  /// What binary XML outside a template stands for: a record, or a value of type binary XML.
  private mutating func nodes(in range: Range<Int>) throws(BinaryXMLFault) -> [XMLNode] {
    try enter(range.lowerBound)
    defer { depth -= 1 }
    var nodes: [XMLNode] = []
    var scope = TreeScope(TokenReader(chunk, range, isTemplate: false), values: ValueTable(none: range.upperBound))
    while true {
      switch try scope.reader.next() {
      case .end: return nodes
      case .openElement(let name): nodes += try element(name, &scope)
      case .templateInstance:
        let instance = try TemplateInstance(at: scope.reader.offset, end: scope.reader.end, in: chunk)
        nodes += try filled(instance)
        scope.reader.offset = try instance.values.upperBound(in: chunk)
      case .instructionTarget(let name): nodes.append(try instruction(name, &scope))
      case .fragmentHeader: break
      case .value, .closeStart, .closeEmpty, .endElement, .attribute, .cdata, .characterReference, .entityReference,
        .instructionData, .substitution:
        throw BinaryXMLFault(offset: scope.reader.offset - 1, reason: .unbalanced)
      }
    }
  }

  private mutating func filled(_ instance: TemplateInstance) throws(BinaryXMLFault) -> [XMLNode] {
    let body = try TemplateDefinition(at: instance.definition, in: chunk, usedAt: instance.definition).body
    var scope = TreeScope(TokenReader(chunk, body, isTemplate: true), values: instance.values)
    var nodes: [XMLNode] = []
    while true {
      switch try scope.reader.next() {
      case .end: return nodes
      case .openElement(let name): nodes += try element(name, &scope)
      case .instructionTarget(let name): nodes.append(try instruction(name, &scope))
      case .fragmentHeader: break
      default: throw BinaryXMLFault(offset: scope.reader.offset - 1, reason: .unbalanced)
      }
    }
  }

  // MARK: Elements

  /// The element whose name was just read; several where an array repeats it, as [MS-EVEN6] 3.1.4.7.5 has it.
  private mutating func element(
    _ name: NameReference, _ scope: inout TreeScope
  ) throws(BinaryXMLFault) -> [XMLNode] {
    try enter(scope.reader.offset)
    defer { depth -= 1 }
    var element = PendingElement(name: text(name))
    if try startTag(&element, &scope) { try content(&element, &scope) }
    var spread: [PendingElement] = []
    try spreadArrays(of: element, into: &spread)
    return spread.map { .element($0.finished) }
  }

  /// Reads attributes. Tells whether content follows.
  private mutating func startTag(
    _ element: inout PendingElement, _ scope: inout TreeScope
  ) throws(BinaryXMLFault) -> Bool {
    while true {
      let token = try scope.reader.next()
      switch token {
      case .closeStart: return true
      case .closeEmpty: return false
      case .attribute(let name): element.attributes.append(PendingAttribute(name: text(name)))
      default:
        guard let part = ContentPart(token), let last = element.attributes.indices.last else {
          throw BinaryXMLFault(offset: scope.reader.offset - 1, reason: .unbalanced)
        }
        element.attributes[last].value += try piece(part, scope.values)
      }
    }
  }

  private mutating func content(
    _ element: inout PendingElement, _ scope: inout TreeScope
  ) throws(BinaryXMLFault) {
    while true {
      let token = try scope.reader.next()
      switch token {
      case .endElement: return
      case .openElement(let name): element.children += try self.element(name, &scope).map { .node($0) }
      case .instructionTarget(let name): element.children.append(.node(try instruction(name, &scope)))
      case .substitution(let number, _, _) where try isBinaryXML(number, scope.values):
        let stored = try scope.values.value(number, in: chunk)
        element.children += try nodes(in: stored.range).map { .node($0) }
      default:
        guard let part = ContentPart(token) else {
          throw BinaryXMLFault(offset: scope.reader.offset - 1, reason: .unbalanced)
        }
        element.children += try piece(part, scope.values)
      }
    }
  }

  private func isBinaryXML(_ number: Int, _ values: ValueTable) throws(BinaryXMLFault) -> Bool {
    try values.value(number, in: chunk).type == .binaryXML
  }

  private mutating func instruction(
    _ target: NameReference, _ scope: inout TreeScope
  ) throws(BinaryXMLFault) -> XMLNode {
    try count(scope.reader.offset)
    guard case .instructionData(let range) = try scope.reader.next() else {
      throw BinaryXMLFault(offset: scope.reader.offset, reason: .cutShort(part: "processing instruction"))
    }
    return .instruction(target: text(target), data: Value(type: .string, bytes: chunk.bytes(range)).text)
  }

  // MARK: Limits

  private mutating func spreadArrays(
    of element: PendingElement, into elements: inout [PendingElement]
  ) throws(BinaryXMLFault) {
    guard let items = element.firstArray else { return elements.append(element) }
    for item in items {
      nodesLeft -= element.size
      try count(0)
      try spreadArrays(of: element.replacingFirstArray(with: item), into: &elements)
    }
  }

  private mutating func enter(_ offset: Int) throws(BinaryXMLFault) {
    guard depth < Self.depthLimit else {
      throw BinaryXMLFault(offset: offset, reason: .tooDeep(limit: Self.depthLimit))
    }
    depth += 1
    try count(offset)
  }

  mutating func count(_ offset: Int) throws(BinaryXMLFault) {
    nodesLeft -= 1
    guard nodesLeft >= 0 else { throw BinaryXMLFault(offset: offset, reason: .tooLarge(limit: Self.nodeLimit)) }
  }

  mutating func counted(_ text: XMLText, _ offset: Int) throws(BinaryXMLFault) -> XMLText {
    textLeft -= text.text.utf8.count
    guard textLeft >= 0 else { throw BinaryXMLFault(offset: offset, reason: .tooLarge(limit: Self.textLimit)) }
    return text
  }
}
