/// A strict reader of one XML element from bytes that are UTF-8.
///
/// XML 1.0 without document types: elements, attributes, character data, CDATA, comments, processing instructions, the
/// five predefined entities and character references. Everything else is a fault, and so is anything behind the root
/// element. Foundation's XMLParser is not used since on Linux it reports success for text with content behind its
/// root, and would lose that content without a word.
struct XMLScanner {
  enum Token {
    case start(name: Range<Int>, attributes: [Attribute])
    case end
    case text(Range<Int>, isCDATA: Bool)
    case finished
  }

  struct Attribute {
    let name: Range<Int>
    let value: Range<Int>
  }

  let bytes: ArraySlice<UInt8>
  private var position: Int
  private var open: [Range<Int>] = []
  private var closesAtOnce = false
  private var sawRoot = false

  static let deepest = 64
  static let mostAttributes = 64

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next token; `finished` once, at the end of a whole document.
  mutating func next() throws(XMLFault) -> Token {
    if closesAtOnce {
      closesAtOnce = false
      open.removeLast()
      return .end
    }
    while position < bytes.endIndex {
      if let token = try bytes[position] == UInt8(ascii: "<") ? markup() : text() { return token }
    }
    guard sawRoot, open.isEmpty else { throw .cut }
    return .finished
  }

  /// What begins with `<`; nil for what has no meaning here.
  private mutating func markup() throws(XMLFault) -> Token? {
    guard position + 1 < bytes.endIndex else { throw .cut }
    switch bytes[position + 1] {
    case UInt8(ascii: "/"):
      try endTag()
      return .end
    case UInt8(ascii: "?"):
      position = try end(of: "?>", from: position + 2)
      return nil
    case UInt8(ascii: "!"):
      if starts(with: "<![CDATA[") { return try cdata() }
      guard starts(with: "<!--") else { throw .documentType }
      try skipComment()
      return nil
    default: return try startTag()
    }
  }

  // MARK: Tags

  private mutating func startTag() throws(XMLFault) -> Token {
    guard !(sawRoot && open.isEmpty) else { throw .outsideRoot }
    guard open.count < Self.deepest else { throw .tooDeep }
    position += 1
    let name = try name()
    var attributes: [Attribute] = []
    while true {
      let hadBlank = skipBlanks()
      switch try current() {
      case UInt8(ascii: ">"):
        position += 1
      case UInt8(ascii: "/"):
        position += 1
        guard try current() == UInt8(ascii: ">") else { throw .badTag }
        position += 1
        closesAtOnce = true
      default:
        guard hadBlank else { throw .badTag }
        let attribute = try attribute()
        guard !attributes.contains(where: { bytes[$0.name].elementsEqual(bytes[attribute.name]) }) else {
          throw .repeatedAttribute
        }
        guard attributes.count < Self.mostAttributes else { throw .badTag }
        attributes.append(attribute)
        continue
      }
      open.append(name)
      sawRoot = true
      return .start(name: name, attributes: attributes)
    }
  }

  private mutating func endTag() throws(XMLFault) {
    position += 2
    let name = try name()
    skipBlanks()
    guard try current() == UInt8(ascii: ">") else { throw .badTag }
    position += 1
    guard let opened = open.popLast(), bytes[opened].elementsEqual(bytes[name]) else { throw .mismatch }
  }

  private mutating func attribute() throws(XMLFault) -> Attribute {
    let name = try name()
    skipBlanks()
    guard try current() == UInt8(ascii: "=") else { throw .badAttribute }
    position += 1
    skipBlanks()
    let quote = try current()
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw .badAttribute }
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: quote) else { throw .cut }
    guard !bytes[start..<end].contains(UInt8(ascii: "<")) else { throw .badAttribute }
    try check(start..<end, hasReferences: true)
    position = end + 1
    return Attribute(name: name, value: start..<end)
  }

  private mutating func name() throws(XMLFault) -> Range<Int> {
    let start = position
    while position < bytes.endIndex, XMLByte.belongsToName(bytes[position]) { position += 1 }
    guard position > start, XMLByte.beginsName(bytes[start]) else { throw .badTag }
    return start..<position
  }

  // MARK: Text

  /// Character data up to the next tag; nil for white space around the root.
  private mutating func text() throws(XMLFault) -> Token? {
    let start = position
    position = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
    let range = start..<position
    guard !open.isEmpty else {
      guard bytes[range].allSatisfy(XMLByte.isBlank) else { throw .outsideRoot }
      return nil
    }
    try check(range, hasReferences: true)
    return .text(range, isCDATA: false)
  }

  private mutating func cdata() throws(XMLFault) -> Token {
    guard !open.isEmpty else { throw .outsideRoot }
    let start = position + 9
    position = try end(of: "]]>", from: start)
    try check(start..<(position - 3), hasReferences: false)
    return .text(start..<(position - 3), isCDATA: true)
  }

  private mutating func skipComment() throws(XMLFault) {
    let start = position + 4
    position = try end(of: "--", from: start) + 1
    guard position <= bytes.endIndex else { throw .cut }
    guard bytes[position - 1] == UInt8(ascii: ">") else { throw .badComment }
  }

  private func check(_ range: Range<Int>, hasReferences: Bool) throws(XMLFault) {
    var referenceStart: Int?
    for index in range {
      let byte = bytes[index]
      guard byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { throw .badCharacter }
      if hasReferences, byte == UInt8(ascii: "&") { referenceStart = referenceStart ?? index }
    }
    if referenceStart != nil { _ = try XMLText.decoded(bytes[range]) }
  }

  // MARK: Bytes

  private func current() throws(XMLFault) -> UInt8 {
    guard position < bytes.endIndex else { throw .cut }
    return bytes[position]
  }

  private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  /// The index behind the next `mark`.
  private func end(of mark: String, from start: Int) throws(XMLFault) -> Int {
    guard start <= bytes.endIndex, let range = bytes[start...].firstRange(of: Array(mark.utf8)) else { throw .cut }
    return range.upperBound
  }

  @discardableResult
  private mutating func skipBlanks() -> Bool {
    let start = position
    while position < bytes.endIndex, XMLByte.isBlank(bytes[position]) { position += 1 }
    return position > start
  }
}
