import RemoteThread

/// A key that holds a whole path, as Elasticsearch and CSV exports flatten objects: `winlog.event_data.SourceImage`.
struct FlattenedKey {
  /// Where the last part stands.
  let place: RecordPlace
  /// Raw value of the last part as a ``RecordKey`` or ``SysmonField``.
  let keyNumber: UInt16

  /// Nil where a part of the path means nothing. A path without points is one key.
  init?(_ path: String, in start: RecordPlace = .root) {
    let parts = ASCIIFold.fold(path).split(separator: ".", omittingEmptySubsequences: false)
    guard let last = parts.last, let number = RecordKey.numbers[String(last)] else { return nil }
    var place = start
    for part in parts.dropLast() {
      guard let number = RecordKey.numbers[String(part)], let key = RecordKey(rawValue: number) else { return nil }
      place = place.entering(key)
    }
    self.place = place
    keyNumber = number
  }
}
