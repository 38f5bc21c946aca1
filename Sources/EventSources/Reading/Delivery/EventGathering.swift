internal import EVTX
internal import RemoteThread

/// What the events of a portion are gathered into.
protocol EventGathering: Sendable {
  /// Nothing yet.
  init()
  /// Events that may be held decoded until they are taken.
  static var mostHeld: Int { get }
  /// Number of events, those too that were passed over.
  var count: Int { get }
  /// Number of events that take memory.
  var held: Int { get }
  /// Adds an event.
  mutating func append(_ event: RemoteThreadEvent)
  /// Adds the event of a log's record. Where it is none, gives what it is.
  mutating func append(_ record: borrowing Record, by decoder: inout EventLogDecoder) -> DecodedRecord?
  /// Adds the event in the line of JSON at which `decoder` stopped; false where it has to be decoded.
  mutating func append(lineOfShape shape: Int, in bytes: [UInt8], by decoder: inout JSONLineDecoder) -> Bool
}

extension EventGathering {
  var held: Int { count }

  mutating func append(lineOfShape shape: Int, in bytes: [UInt8], by decoder: inout JSONLineDecoder) -> Bool { false }
}

extension [RemoteThreadEvent]: EventGathering {
  // About a KiB each.
  static var mostHeld: Int { 1 << 13 }

  mutating func append(_ record: borrowing Record, by decoder: inout EventLogDecoder) -> DecodedRecord? {
    let result = decoder.event(record)
    guard case .event(let event) = result else { return result }
    append(event)
    return nil
  }
}

extension SelectedEvents: EventGathering {
  static var mostHeld: Int { [RemoteThreadEvent].mostHeld }

  var count: Int { events.count + passed }

  var held: Int { events.count }

  mutating func append(_ record: borrowing Record, by decoder: inout EventLogDecoder) -> DecodedRecord? {
    decoder.select(record, for: &self)
  }

  mutating func append(lineOfShape shape: Int, in bytes: [UInt8], by decoder: inout JSONLineDecoder) -> Bool {
    guard decoder.passesOver(shape: shape, in: bytes) else { return false }
    pass()
    return true
  }
}
