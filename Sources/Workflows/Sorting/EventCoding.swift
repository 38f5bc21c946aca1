import RemoteThread

/// Events as bytes for temporary files: a 32-bit length, then the fields in order, each with its own 32-bit length;
/// the highest length stands for nil.
enum EventCoding {
  private static let none = UInt32.max

  static func append(_ event: RemoteThreadEvent, to bytes: inout [UInt8]) {
    let start = bytes.count
    append(UInt32(0), to: &bytes)
    for field in fields(of: event) {
      guard let field else {
        append(none, to: &bytes)
        continue
      }
      append(UInt32(field.utf8.count), to: &bytes)
      bytes.append(contentsOf: field.utf8)
    }
    let length = UInt32(bytes.count - start - 4)
    for (index, byte) in littleEndian(length).enumerated() { bytes[start + index] = byte }
  }

  /// The first event of `bytes`; nil where they do not hold a whole one yet.
  static func takeFirst(from bytes: inout ArraySlice<UInt8>) throws(SpillError) -> RemoteThreadEvent? {
    var rest = bytes
    guard let length = takeNumber(from: &rest), rest.count >= Int(length) else { return nil }
    var record = rest.prefix(Int(length))
    var fields: [String?] = []
    while !record.isEmpty { fields.append(try takeField(from: &record)) }
    bytes = rest.dropFirst(Int(length))
    return try event(of: fields)
  }

  private static func takeField(from bytes: inout ArraySlice<UInt8>) throws(SpillError) -> String? {
    guard let length = takeNumber(from: &bytes) else { throw .damaged }
    if length == none { return nil }
    guard bytes.count >= Int(length) else { throw .damaged }
    defer { bytes = bytes.dropFirst(Int(length)) }
    return String(decoding: bytes.prefix(Int(length)), as: UTF8.self)
  }

  private static func takeNumber(from bytes: inout ArraySlice<UInt8>) -> UInt32? {
    guard bytes.count >= 4 else { return nil }
    defer { bytes = bytes.dropFirst(4) }
    return bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: littleEndian(number))
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func fields(of event: RemoteThreadEvent) -> [String?] {
    [
      String(event.utcTime.milliseconds), event.computer, event.recordID.map { String($0) }, event.ruleName,
      event.sourceProcessGuid?.rawValue, event.sourceProcessId.map { String($0) }, event.sourceImage.rawValue,
      event.targetProcessGuid?.rawValue, event.targetProcessId.map { String($0) }, event.targetImage.rawValue,
      event.newThreadId.map { String($0) }, event.startAddress?.description, event.startModule?.rawValue,
      event.startFunction, event.sourceUser, event.targetUser, event.isResidual ? "residual" : nil,
    ]
  }

  private static func event(of fields: [String?]) throws(SpillError) -> RemoteThreadEvent {
    guard fields.count == 17, let time = fields[0].flatMap({ Int64($0) }), let computer = fields[1],
      let source = ImagePath(fields[6]), let target = ImagePath(fields[9])
    else { throw .damaged }
    return RemoteThreadEvent(
      utcTime: UTCTime(milliseconds: time), computer: computer, recordID: fields[2].flatMap { UInt64($0) },
      ruleName: fields[3], sourceProcessGuid: ProcessGUID(fields[4]),
      sourceProcessId: fields[5].flatMap { UInt32($0) }, sourceImage: source,
      targetProcessGuid: ProcessGUID(fields[7]), targetProcessId: fields[8].flatMap { UInt32($0) },
      targetImage: target, newThreadId: fields[10].flatMap { UInt32($0) },
      startAddress: fields[11].flatMap { StartAddress($0) }, startModule: ImagePath(fields[12]),
      startFunction: fields[13], sourceUser: fields[14], targetUser: fields[15], isResidual: fields[16] != nil)
  }
}
