internal import RemoteThread

/// Decodes lines of JSON for one thread, and parses only those that have to be.
///
/// Equal to parsing every line: a line is passed only where it is one valid JSON object whose event id is another than 8
/// beyond doubt (``LineShapes``). What lines look like is learnt from those that were parsed.
struct JSONLineDecoder: ~Copyable {
  private var records = JSONRecordDecoder()
  private var shapes = LineShapes()
  /// What the values of a shape mean, by its number.
  private var plans: [LinePlan] = []
  private var rows: LineRowDecoder

  /// Remembers spellings in `rows`.
  init(_ rows: RowSpellings = RowSpellings()) { self.rows = LineRowDecoder(rows) }

  /// Begins a batch of rows.
  mutating func beginBatch() { rows.beginBatch() }

  /// Passes lines of other events from `start` on, and stops at the first that is not known to be one.
  mutating func walk(_ bytes: [UInt8], from start: Int) -> LineShapes.Stop { shapes.walk(bytes, from: start) }

  /// Lines passed in the last walk.
  var others: Int { shapes.others }

  /// The beginning of the line at which the last walk stopped.
  var position: Int { shapes.position }

  /// Adds the row of the event at which the last walk stopped; false where the line has to be decoded.
  mutating func addRow(ofShape shape: Int, in bytes: [UInt8], to events: inout some EventRows) -> Bool {
    rows.beginLine()
    guard let plan = plans[shape].row else { return false }
    return rows.addKnown(plan, shapes, bytes, to: &events)
  }

  /// Whether the event at which the last walk stopped is passed over; false where the line has to be decoded.
  mutating func passesOver(shape: Int, in bytes: [UInt8]) -> Bool {
    rows.beginLine()
    guard let plan = plans[shape].row else { return false }
    return rows.passesOver(plan, shapes, bytes)
  }

  /// Decodes the line for which ``addRow(ofShape:in:to:)`` or ``passesOver(shape:in:)`` was asked, if any, and remembers
  /// what it is.
  mutating func decodeEvent(_ line: ArraySlice<UInt8>) -> [DecodedRecord] {
    let results = records.decode(line)
    if results.count == 1, case .event(let event) = results[0] { rows.learn(event) }
    return results
  }

  /// Decodes a line that is one JSON object, and learns its shape if asked; nil where it is anything else.
  mutating func decode(_ line: ArraySlice<UInt8>, learns: Bool) -> [DecodedRecord]? {
    guard line.first == UInt8(ascii: "{"), let results = records.decodeWhole(line) else { return nil }
    if learns { learn(line) }
    return results
  }

  /// Learns the shape of the line that was decoded last.
  private mutating func learn(_ line: ArraySlice<UInt8>) {
    guard let (shape, values) = shapes.learn(line) else { return }
    if shape == 0 { plans.removeAll() }
    precondition(shape == plans.count)
    let plan = records.plan(ofValues: values)
    plans.append(plan)
    if let eventID = plan.eventID { shapes.setEventID(of: shape, value: eventID) }
  }
}
