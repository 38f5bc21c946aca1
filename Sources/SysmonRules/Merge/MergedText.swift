/// Pieces of text that go into a file, in its own indentation and with its own line ends.
struct MergedText {
  private let text: [UInt8]
  private let lines: [String]
  private let lineEnd: String
  private let unit: String

  /// For the file `text` and the `lines` of the exclusions, indented by two blanks a level.
  init(_ text: [UInt8], root: XMLElement, lines: [String]) {
    self.text = text
    let firstEnd = text.firstIndex(of: UInt8(ascii: "\n"))
    lineEnd = firstEnd.map { $0 > 0 && text[$0 - 1] == UInt8(ascii: "\r") } == true ? "\r\n" : "\n"
    let indent = root.content.lazy.compactMap { Self.start(of: $0) }.compactMap { Self.indent(before: $0, in: text) }
      .first
    let unit = indent.map { $0.isEmpty ? "  " : $0 } ?? "  "
    self.unit = unit
    self.lines = lines.map { line in
      let blanks = line.prefix { $0 == " " }.count
      return String(repeating: unit, count: blanks / 2) + String(repeating: " ", count: blanks % 2)
        + line.dropFirst(blanks)
    }
  }

  /// The lines of a piece of XML without blank ones around it and without the blanks that all begin with.
  static func dedented(_ xml: ArraySlice<UInt8>) -> [String] {
    var lines = String(decoding: xml, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    while lines.first?.allSatisfy({ $0 == " " }) == true { lines.removeFirst() }
    while lines.last?.allSatisfy({ $0 == " " }) == true { lines.removeLast() }
    let depth = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { String($0.dropFirst(depth)) }
  }

  /// The exclusions with their marks.
  private var block: [String] { [MergeMark.begin] + lines + [MergeMark.end] }

  /// The change that puts the exclusions into `section`, in the place of what is `marked`, or behind everything.
  func block(in section: XMLElement, marked: Range<Int>?) -> Change {
    guard let marked else { return append(block, to: section) }
    return Change(marked, block.joined(separator: lineEnd + childIndent(of: section)))
  }

  /// The change that makes the exclusions all that `section` holds.
  func content(of section: XMLElement) -> Change {
    guard !isSelfClosed(section) else { return append(block, to: section) }
    let indent = indent(of: section)
    let content = lineEnd + block.map { indent + unit + $0 }.joined(separator: lineEnd) + lineEnd + indent
    return Change(section.startTag.upperBound..<section.contentEnd, content)
  }

  /// `change`, which is one of `section`, with a RuleGroup around the section.
  func grouped(_ section: XMLElement, _ change: Change) -> Change {
    let end = isSelfClosed(section) ? section.startTag.upperBound : end(of: section)
    let inside = text[section.startTag.lowerBound..<change.range.lowerBound] + change.replacement
    let margin = lineEnd + indent(of: section)
    return Change(
      section.startTag.lowerBound..<end,
      Self.groupTag + margin + String(decoding: inside + text[change.range.upperBound..<end], as: UTF8.self) + margin
        + "</RuleGroup>")
  }

  /// The change that makes a section where there is none: at the end of `filtering`, or of `root` where that is nil.
  func newSection(in root: XMLElement, _ filtering: XMLElement?) -> Change {
    let name = EventType.createRemoteThread.name
    let section = ["<\(name) onmatch=\"exclude\">"] + block.map { unit + $0 } + ["</\(name)>"]
    let group = [Self.groupTag] + section.map { unit + $0 } + ["</RuleGroup>"]
    if let filtering { return append(group, to: filtering) }
    return append(["<EventFiltering>"] + group.map { unit + $0 } + ["</EventFiltering>"], to: root)
  }

  private static let groupTag = "<RuleGroup name=\"\" groupRelation=\"or\">"

  /// Puts `lines` behind what `element` holds, before the white space in front of its end tag.
  private func append(_ lines: [String], to element: XMLElement) -> Change {
    let margin = childIndent(of: element)
    let added = lineEnd + lines.map { margin + $0 }.joined(separator: lineEnd)
    let last = lineEnd + indent(of: element)
    guard !isSelfClosed(element) else {
      var place = element.startTag.upperBound - 2
      while XMLCursor.isWhiteSpace(text[place - 1]) { place -= 1 }
      return Change(place..<element.startTag.upperBound, ">" + added + last + "</\(element.name)>")
    }
    var place = element.contentEnd
    while place > element.startTag.upperBound, XMLCursor.isWhiteSpace(text[place - 1]) { place -= 1 }
    let hasLineEnd = text[place..<element.contentEnd].contains(UInt8(ascii: "\n"))
    return Change(place..<place, hasLineEnd ? added : added + last)
  }

  private func isSelfClosed(_ element: XMLElement) -> Bool {
    text[element.startTag.upperBound - 2] == UInt8(ascii: "/")
  }

  /// Behind the end tag, which has no `>` in it but its last byte.
  private func end(of element: XMLElement) -> Int {
    text[element.contentEnd...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? text.count
  }

  private func indent(of element: XMLElement) -> String {
    Self.indent(before: element.startTag.lowerBound, in: text) ?? ""
  }

  /// The indentation of the first child or comment that begins a line; one level more than the element's where none does.
  private func childIndent(of element: XMLElement) -> String {
    element.content.lazy.compactMap { Self.start(of: $0) }.compactMap { Self.indent(before: $0, in: text) }.first
      ?? indent(of: element) + unit
  }

  private static func start(of part: XMLContent) -> Int? {
    switch part {
    case .element(let element): element.startTag.lowerBound
    case .gap(let range): range.lowerBound
    case .text, .cdata: nil
    }
  }

  /// The blanks and tabs between the beginning of the line and `offset`; nil where there is anything else.
  private static func indent(before offset: Int, in text: [UInt8]) -> String? {
    var start = offset
    while start > 0, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || text[start - 1] == UInt8(ascii: "\n") else { return nil }
    return String(decoding: text[start..<offset], as: UTF8.self)
  }

  /// New text for a range of the old.
  struct Change {
    let range: Range<Int>
    let replacement: [UInt8]

    init(_ range: Range<Int>, _ replacement: String) {
      self.range = range
      self.replacement = Array(replacement.utf8)
    }
  }
}
