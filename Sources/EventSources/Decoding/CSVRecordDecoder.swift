/// Decodes the rows of one CSV table by the names in its header.
///
/// Columns are named as the keys of JSON exports are, flattened paths included (`winlog.event_data.SourceImage`), in
/// any order and letter case. Without a column for the event id, rows with SourceImage and TargetImage are events.
/// Event Viewer names five columns and writes a sixth cell, the message.
/// A cell cannot tell blank from absent, so that empty cells are filled from `Message`, `_raw` or `Payload` too.
package struct CSVRecordDecoder: ~Copyable {
  private let columnCount: Int
  /// Whether a cell behind the last column is the message.
  private let hasUnnamedMessage: Bool
  private let slots: RecordSlots
  private var texts = JSONRecordDecoder()

  /// Nil where the header names no field of a Windows event log export.
  package init?(header: [String]) {
    columnCount = header.count
    slots = Self.slots(of: header)
    hasUnnamedMessage = slots.eventID != nil && slots.nested.isEmpty && slots.field(.sourceImage) == nil
    let isExportOfGetWinEvent = slots[.weakID] != nil && slots[.message] != nil
    guard slots.isEvent || isExportOfGetWinEvent || slots.nested.contains(where: { slots[.message] != Int($0) }) else {
      return nil
    }
  }

  /// Decodes one row. A row with more or fewer cells than the header is damaged.
  package mutating func decode(row: [String]) -> [DecodedRecord] { decode(row: row, level: 0) }

  /// Decodes a row of a table that stands in `level` strings of other records.
  mutating func decode(row: [String], level: Int) -> [DecodedRecord] {
    let isWhole = row.count == columnCount || (hasUnnamedMessage && row.count == columnCount + 1)
    guard isWhole else {
      return [.damaged(reason: "\(row.count) cells under \(columnCount) column names")]
    }
    if let column = slots.eventID, let number = DecimalText.value(row[column]), number != 8 {
      return RecordReading.otherEvent
    }
    var fields = FieldSet(slots) { row[$0] }
    fields.forgetEmpty()
    let nested = (slots.nested.map { row[Int($0)] } + row[columnCount...]).filter { !$0.isEmpty }
    return fields.isComplete && fields[.sourceUser] != nil
      ? [fields.decoded()] : texts.complete(fields, from: nested, level: level).decoded
  }

  private static func slots(of header: [String]) -> RecordSlots {
    var slots = RecordSlots()
    for (column, name) in header.enumerated() {
      guard let flattened = FlattenedKey(BlankSpace.trimmed(name)) else { continue }
      let place = flattened.place
      if let field = SysmonField(rawValue: flattened.keyNumber) {
        slots.isWazuh = slots.isWazuh || place == .wazuhEventData
        if place.isEventData || place.isEnvelope { slots.fill(place.isEventData ? .data(field) : .flat(field), column) }
      } else if let key = RecordKey(rawValue: flattened.keyNumber) {
        if let slot = RecordSlot(key, in: place) { slots.fill(slot, column) }
        if place.isEnvelope, [.message, .nestedText, .event, .eventData].contains(key) { slots.addNested(column) }
      }
    }
    return slots
  }
}
