package import RemoteThread

/// What one record of the input turned out to be.
package enum DecodedRecord: Sendable, Equatable {
  /// Sysmon Event ID 8.
  case event(RemoteThreadEvent)
  /// A whole record of another event id or another provider. Counted, not kept.
  case otherEvent
  /// A record that cannot be read, or an Event ID 8 without a field that every event must have.
  ///
  /// `reason` is one short phrase without the place: "no UtcTime", "not JSON: unclosed string".
  case damaged(reason: String)
}

/// Turns the bytes of one record into events. One value per thread; not shared.
package protocol RecordDecoder: ~Copyable {
  /// Decodes one record: one JSON value, or one `<Event>` element, in UTF-8.
  ///
  /// Usually one result; an envelope that carries a list of events gives one each. Never empty, never throws:
  /// a record that cannot be read is ``DecodedRecord/damaged(reason:)``.
  mutating func decode(_ record: ArraySlice<UInt8>) -> [DecodedRecord]
}
