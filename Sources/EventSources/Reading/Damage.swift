/// A record that could not be read, and where it stands.
public struct Damage: Sendable, Equatable {
  /// Where a record stands in its input, after decompression and as UTF-8.
  public enum Place: Sendable, Equatable {
    /// The line on which the record begins, from 1.
    case line(Int)
    /// The byte at which the record begins, from 0: for JSON arrays written in one line.
    case offset(Int)
    /// The number of a chunk of a Windows event log, from 0 (nil for its header), and a byte of the log.
    case chunk(Int?, offset: Int)
  }

  /// The file as it was named or found; a member of an archive is `a.zip!b.json`, standard input `(standard input)`.
  public var input: String
  /// Where the record begins.
  public var place: Place
  /// One short phrase without the place.
  public var reason: String
  /// Whether a record may be lost or wrong. False for an event log's header that is only stale, as that of a log copied
  /// while it was in use.
  public var losesRecords: Bool

  /// Names a damaged record.
  public init(input: String, place: Place, reason: String, losesRecords: Bool = true) {
    self.input = input
    self.place = place
    self.reason = reason
    self.losesRecords = losesRecords
  }
}
