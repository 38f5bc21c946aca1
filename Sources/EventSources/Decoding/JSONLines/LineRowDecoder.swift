internal import RemoteThread

/// Makes rows of lines of a known shape whose spelling and computer came before, without parsing them.
struct LineRowDecoder {
  private var rows: RowSpellings

  /// Remembers spellings in `rows`.
  init(_ rows: RowSpellings) { self.rows = rows }

  /// Begins a batch of rows.
  mutating func beginBatch() { rows.beginBatch() }

  /// Forgets the last line.
  mutating func beginLine() { rows.beginRecord() }

  /// Adds the row of the line at which `shapes` stopped, an event; false where it has to be decoded.
  mutating func addKnown(
    _ plan: LinePlan.Row, _ shapes: borrowing LineShapes, _ bytes: [UInt8], to events: inout some EventRows
  ) -> Bool {
    guard let line = read(plan, shapes, bytes) else { return false }
    return events.append(line, by: &rows)
  }

  /// Whether the event in that line is passed over; false where it has to be decoded.
  mutating func passesOver(_ plan: LinePlan.Row, _ shapes: borrowing LineShapes, _ bytes: [UInt8]) -> Bool {
    guard let line = read(plan, shapes, bytes) else { return false }
    return rows.passesOver(startOffset: line.address.offset)
  }

  /// Reads the line and makes its keys; nil where it has to be decoded.
  private mutating func read(
    _ plan: LinePlan.Row, _ shapes: borrowing LineShapes, _ bytes: [UInt8]
  ) -> RowReading? {
    guard !mayNameUsers(plan, shapes, bytes), let recordID = Self.recordID(bytes[shapes[plan.recordID].range]),
      let start = Self.plain(shapes[plan.startAddress], bytes), let address = StartAddress(ascii: start),
      let time = Self.plain(shapes[plan.utcTime], bytes), let utcTime = UTCTime(ascii: time)
    else { return nil }
    makeKeys(plan, shapes, bytes, isKernel: address.isKernel)
    return RowReading(recordID: recordID, address: address, utcTime: utcTime)
  }

  /// Remembers the spelling and computer of the line that was asked for last and turned out to be `event`.
  mutating func learn(_ event: RemoteThreadEvent) { rows.learn(event) }

  /// Whether the message may hold users that the record itself lacks. A name that is not spelled with `\u` stands there as
  /// it is, for no other escape stands for a letter.
  private func mayNameUsers(_ plan: LinePlan.Row, _ shapes: borrowing LineShapes, _ bytes: [UInt8]) -> Bool {
    guard let message = plan.message.map({ shapes[$0] }) else { return false }
    return message.spelling == .unicodeEscaped || LineShapes.holds(message, "SourceUser", in: bytes)
  }

  /// A record number that is one beyond doubt.
  private static func recordID(_ text: ArraySlice<UInt8>) -> UInt64? {
    guard text.count <= 19 else { return nil }
    var number: UInt64 = 0
    for byte in text {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + UInt64(byte - UInt8(ascii: "0"))
    }
    return number == 0 ? nil : number
  }

  /// The text of a string without escapes.
  private static func plain(_ value: LineShapes.Value, _ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    value.spelling == .plain ? bytes[value.range] : nil
  }

  /// As decoding reads them, but for escapes: the spelling rests on four fields, on the half of the address space that the
  /// start is in, and on who logged the record, without which it may be no event of Sysmon.
  private mutating func makeKeys(
    _ plan: LinePlan.Row, _ shapes: borrowing LineShapes, _ bytes: [UInt8], isKernel: Bool
  ) {
    rows.spellingKey.append(isKernel ? 1 : 0)
    for field in [plan.sourceImage, plan.targetImage, plan.startModule, plan.startFunction] {
      Self.add(field, shapes, bytes, to: &rows.spellingKey)
    }
    for field in plan.origin { Self.add(field, shapes, bytes, to: &rows.spellingKey) }
    for field in plan.computers { Self.add(field, shapes, bytes, to: &rows.computerKey) }
  }

  /// Adds a value and its end, or what stands for none. No UTF-8 holds these bytes, so that no two lists make one key.
  private static func add(_ number: Int?, _ shapes: borrowing LineShapes, _ bytes: [UInt8], to key: inout [UInt8]) {
    guard let number else { return key.append(0xFE) }
    key.append(contentsOf: bytes[shapes[number].range])
    key.append(0xFF)
  }
}
