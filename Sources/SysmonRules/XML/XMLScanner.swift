/// Reads a configuration file into elements.
///
/// What pugixml lets pass and libxml2 refuses (``ReaderKind``) is read as pugixml does, and recorded.
///
/// Not a general XML reader, and one of our own for two reasons: the two readers of Sysmon differ in which piece of a
/// split text they take, so the pieces must be seen, and every fault and every section needs its exact place in the file.
/// A DTD is passed over unread, so there is no entity of the file's own, nothing to fetch and nothing to expand. Depth,
/// size and the number of elements are limited, and nesting uses no call stack.
struct XMLScanner {
  private var cursor: XMLCursor
  private var open: [XMLElement] = []
  private var root: XMLElement?
  private var elementCount = 0
  private var tagPosition = TextPosition(line: 1, column: 1)
  private var tagOffset = 0

  static let maximumDepth = 64
  static let maximumElements = 500_000

  /// The root element of `file`, and what libxml2 refuses in it, in document order.
  static func tree(
    of file: [UInt8]
  ) throws(ConfigurationError) -> (root: XMLElement, faults: [ConfigurationError]) {
    var scanner = XMLScanner(cursor: XMLCursor(try SourceText(file)))
    try scanner.scanDeclaration(isUTF16: file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0x3C, 0x00]))
    while !scanner.cursor.atEnd { try scanner.scanPart() }
    guard scanner.open.isEmpty, let root = scanner.root else {
      throw scanner.cursor.error(scanner.open.last.map { "'\($0.name)' is not closed" } ?? "no element at all")
    }
    return (root, scanner.cursor.faults)
  }

  private init(cursor: XMLCursor) { self.cursor = cursor }

  private mutating func scanDeclaration(isUTF16: Bool) throws(ConfigurationError) {
    let start = cursor.position
    guard cursor.sees("<?xml "), cursor.skip("<?xml") else { return }
    let attributes = try scanAttributes()
    guard cursor.skip("?>") else { throw cursor.error("the XML declaration does not end") }
    guard XMLDeclaration.isAccepted(attributes, isUTF16: isUTF16) else {
      throw ConfigurationError(.encoding("the XML declaration is not one that both readers take"), at: start)
    }
  }

  private mutating func scanPart() throws(ConfigurationError) {
    let start = cursor.offset
    if cursor.next != UInt8(ascii: "<") {
      try scanText()
    } else if cursor.skip("<!--") {
      try scanComment(from: start)
    } else if cursor.skip("<?") {
      try scanInstruction(from: start)
    } else if cursor.sees("<![CDATA["), !open.isEmpty, cursor.skip("<![CDATA[") {
      let bytes = try cursor.text(upTo: "]]>", of: "a CDATA section")
      append(.cdata(Self.withLineFeeds(bytes)))
    } else if cursor.sees("<!DOCTYPE") {
      guard open.isEmpty else { throw ConfigurationError(.documentType, at: cursor.position) }
      try cursor.skipDocumentType()
    } else if cursor.skip("</") {
      try scanEndTag(from: start)
    } else {
      try scanStartTag()
    }
  }

  private mutating func scanText() throws(ConfigurationError) {
    let start = cursor
    let text = cursor.characters()
    guard open.isEmpty else { return append(text) }
    guard case .text(_, isBlank: true) = text else { return cursor.note("text outside the root element", at: start) }
  }

  private mutating func scanComment(from start: Int) throws(ConfigurationError) {
    let body = try cursor.text(upTo: "-->", of: "a comment")
    if let hyphens = zip(body.indices, body.indices.dropFirst()).first(where: { body[$0] == 0x2D && body[$1] == 0x2D })
    {
      cursor.note("'--' inside a comment", atOffset: hyphens.0)
    } else if body.last == 0x2D {
      cursor.note("'--' inside a comment", atOffset: body.endIndex - 1)
    }
    append(.gap(start..<cursor.offset))
  }

  private mutating func scanInstruction(from start: Int) throws(ConfigurationError) {
    let target = try cursor.name()
    guard target.lowercased() != "xml" else { throw cursor.error("an XML declaration behind the beginning") }
    guard cursor.sees("?>") || cursor.skipWhiteSpace() else { throw cursor.error("a malformed instruction") }
    _ = try cursor.text(upTo: "?>", of: "an instruction")
    append(.gap(start..<cursor.offset))
  }

  private mutating func scanStartTag() throws(ConfigurationError) {
    let start = cursor
    guard cursor.skip("<"), root == nil else { throw start.error("a second root element") }
    let name = try cursor.name()
    let attributes = try scanAttributes()
    elementCount += 1
    guard elementCount <= Self.maximumElements, open.count < Self.maximumDepth else {
      let isDeep = open.count >= Self.maximumDepth
      throw ConfigurationError(
        .tooLarge(what: isDeep ? "levels" : "elements", limit: isDeep ? Self.maximumDepth : Self.maximumElements),
        at: start.position)
    }
    let isEmpty = cursor.skip("/>")
    guard isEmpty || cursor.skip(">") else { throw cursor.error("the tag of '\(name)' is malformed") }
    advanceTagPosition(to: start.offset)
    open.append(
      XMLElement(
        name: name, attributes: attributes, position: tagPosition, startTag: start.offset..<cursor.offset,
        contentEnd: cursor.offset))
    if isEmpty { close(at: cursor.offset) }
  }

  /// Counts on from the tag before: to count every time from the beginning of the line takes quadratic time where a whole
  /// file is one line.
  private mutating func advanceTagPosition(to offset: Int) {
    var (line, column) = (tagPosition.line, tagPosition.column)
    for byte in cursor.source.bytes[tagOffset..<offset] {
      if byte == UInt8(ascii: "\n") {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    (tagPosition, tagOffset) = (TextPosition(line: line, column: column), offset)
  }

  private mutating func scanEndTag(from start: Int) throws(ConfigurationError) {
    let name = try cursor.name()
    guard let element = open.last, element.name == name else {
      throw cursor.error("'\(name)' is closed where '\(open.last?.name ?? "nothing")' is open")
    }
    _ = cursor.skipWhiteSpace()
    guard cursor.skip(">") else { throw cursor.error("the end tag of '\(name)' is malformed") }
    close(at: start)
  }

  private mutating func scanAttributes() throws(ConfigurationError) -> [XMLAttribute] {
    var attributes: [XMLAttribute] = []
    var names: Set<String> = []
    while cursor.skipWhiteSpace(), let byte = cursor.next,
      ![UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "?")].contains(byte)
    {
      let start = cursor
      let name = try cursor.name()
      let isNew = names.insert(name).inserted
      if !isNew { cursor.note("the attribute \(name) twice", at: start) }
      let value = try cursor.attributeValue()
      if isNew { attributes.append(XMLAttribute(name: name, value: value)) }
    }
    return attributes
  }

  private mutating func append(_ part: XMLContent) {
    guard !open.isEmpty else { return }
    open[open.count - 1].content.append(part)
  }

  private mutating func close(at contentEnd: Int) {
    guard var element = open.popLast() else { return }
    element.contentEnd = contentEnd
    if open.isEmpty { root = element } else { append(.element(element)) }
  }

  private static func withLineFeeds(_ bytes: ArraySlice<UInt8>) -> String {
    let kept = bytes.indices.filter { index in
      bytes[index] != 0x0D || index + 1 == bytes.endIndex || bytes[index + 1] != 0x0A
    }
    return String(decoding: kept.map { bytes[$0] == 0x0D ? 0x0A : bytes[$0] }, as: UTF8.self)
  }
}
