/// A record that could not be read, and where it stands.
public struct Damage: Sendable, Equatable {
  /// Where a record stands in its input, after decompression and as UTF-8.
  public enum Place: Sendable, Equatable {
    /// The line on which the record begins, from 1.
    case line(Int)
    /// The byte at which the record begins, from 0: for JSON arrays written in one line.
    case offset(Int)
  }

  /// The file as it was named or found; a member of an archive is `a.zip!b.json`, standard input `(standard input)`.
  public var input: String
  /// Where the record begins.
  public var place: Place
  /// One short phrase without the place.
  public var reason: String

  /// Names a damaged record.
  public init(input: String, place: Place, reason: String) {
    self.input = input
    self.place = place
    self.reason = reason
  }
}
