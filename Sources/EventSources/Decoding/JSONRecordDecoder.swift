/// Decodes one JSON value in any of the known envelopes.
///
/// There is no list of products. One walk finds the event id, the provider, the host, the record number, the map of
/// Sysmon's fields and the texts that may hold more of them (``RecordKey``, ``RecordPlace``); what the map lacks is
/// taken from those texts, which can be JSON or XML themselves. Lists of events give one result each.
package struct JSONRecordDecoder: ~Copyable, RecordDecoder {
  /// One parser for each level of records in strings, since a document lives as long as its parser is not used again.
  private var documents: [ParserLevel] = []
  private var collector = JSONFieldCollector()
  private let xml = XMLFieldReader()

  package init() {}

  package mutating func decode(_ record: ArraySlice<UInt8>) -> [DecodedRecord] {
    let record = record.starts(with: [0xEF, 0xBB, 0xBF]) ? record.dropFirst(3) : record
    let level = parser(0)
    if let failure = level.document.parse(record) { return [.damaged(reason: "not JSON: \(failure)")] }
    guard let root = level.document.root else { return [.damaged(reason: "not JSON: empty")] }
    return read(root, level: 0).decoded
  }

  /// Decodes bytes that are one JSON value, and perhaps blanks; nil where they are not.
  mutating func decodeWhole(_ record: ArraySlice<UInt8>) -> [DecodedRecord]? {
    let level = parser(0)
    guard level.document.parse(record) == nil, let root = level.document.root else { return nil }
    return read(root, level: 0).decoded
  }

  /// What the values mean of the record that was decoded last, an object; nothing where it has not so many.
  mutating func plan(ofValues count: Int) -> LinePlan {
    guard let root = parser(0).document.root, root.isObject else { return LinePlan() }
    let values = LineValues(root)
    guard values.count == count else { return LinePlan() }
    collector.collect(from: root)
    return LinePlan(collector.slots, values)
  }

  /// Reads a record in a string, which is no longer part of any document.
  mutating func read(_ text: String, level: Int) -> RecordReading {
    guard level <= NestedText.deepest else { return .failure("nested too deep in strings") }
    switch NestedText(text) {
    case .lines(let lines): return .fields(MessageText(lines).fields)
    case .xml(let element): return xml.read(Array(element.utf8)[...])
    case .json(let object):
      let parser = parser(level)
      if let failure = parser.document.parse(String(object)) { return .failure("not JSON in a string: \(failure)") }
      return parser.document.root.map { read($0, level: level) } ?? .failure("not JSON in a string: empty")
    }
  }

  private mutating func parser(_ level: Int) -> ParserLevel {
    while documents.count <= level { documents.append(ParserLevel()) }
    return documents[level]
  }

  private mutating func read(_ node: JSONNode, level: Int) -> RecordReading {
    if node.isArray { return readLists([node], level: level) }
    if node.isObject { return readObject(node, level: level) }
    if node.isString, let text = node.text { return read(text, level: level + 1) }
    return .failure("no event id")
  }

  /// One result for each element; an empty list is nothing damaged, and reads as one other record.
  private mutating func readLists(_ lists: [JSONNode], level: Int) -> RecordReading {
    var results: [DecodedRecord] = []
    for list in lists {
      var element = list.firstChild
      while let node = element {
        results += read(node, level: level).decoded
        element = node.sibling(before: list.end)
      }
    }
    return results.isEmpty ? .other : .records(results)
  }

  private mutating func readObject(_ object: JSONNode, level: Int) -> RecordReading {
    collector.collect(from: object)
    if let handle = collector.slots.eventID, let eventID = object.at(handle).text,
      let number = DecimalText.value(eventID), number != 8
    {
      return .other
    }
    let slots = collector.slots
    if !slots.isEvent, let columns = slots.columns, let rows = slots.rows {
      return readTable(object.at(columns), object.at(rows), level: level)
    }
    let fields = FieldSet(slots) { object.at($0).text }
    let message = slots[.message].map { object.at($0) }
    if fields.isComplete, fields[.sourceUser] != nil || message?.contains("SourceUser") != true {
      return .fields(fields)
    }
    let reading = complete(fields, from: slots.nested.compactMap { object.at(Int($0)).text }, level: level)
    guard !slots.isEvent, !slots.lists.isEmpty, !reading.isRecord else { return reading }
    return readLists(slots.lists.map { object.at(Int($0)) }, level: level)
  }

  /// One result for each row. A column is a name, or an object that has one.
  private func readTable(_ columns: JSONNode, _ rows: JSONNode, level: Int) -> RecordReading {
    var header: [String] = []
    columns.forEachChild { column in
      var name = column.text
      column.forEachChild { if $0.keyNumber == RecordKey.name.rawValue { name = $0.text } }
      header.append(name ?? "")
    }
    guard var decoder = CSVRecordDecoder(header: header) else { return .failure("a table without event fields") }
    var results: [DecodedRecord] = []
    rows.forEachChild { row in
      var cells: [String] = []
      row.forEachChild { cells.append($0.text ?? "") }
      results += decoder.decode(row: cells, level: level)
    }
    return results.isEmpty ? .other : .records(results)
  }

  /// Takes what is missing from the strings of a record, in their order.
  mutating func complete(_ fields: FieldSet, from texts: [String], level: Int) -> RecordReading {
    var fields = fields
    var failure: String?
    for text in texts {
      switch read(text, level: level + 1) {
      case .fields(let more): fields.fill(from: more)
      case .records(let records): if fields.eventID == nil, !fields.hasImage { return .records(records) }
      case .failure(let reason): failure = failure ?? reason
      }
    }
    if let failure, case .damaged = fields.decoded() { return .failure(failure) }
    return .fields(fields)
  }
}

/// A document that is read while others are open.
private final class ParserLevel {
  var document = JSONDocument()
}
