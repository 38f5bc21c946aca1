/// What a splitter found in its input: a record, or a place where one is broken.
struct Piece: Sendable, Equatable {
  enum Content: Sendable, Equatable {
    /// The bytes of one record.
    case record(ArraySlice<UInt8>)
    /// No record, and why.
    case damage(reason: String)
  }

  let place: Damage.Place
  let content: Content

  static func record(_ bytes: ArraySlice<UInt8>, at place: Damage.Place) -> Piece {
    Piece(place: place, content: .record(bytes))
  }

  static func damage(_ reason: String, at place: Damage.Place) -> Piece {
    Piece(place: place, content: .damage(reason: reason))
  }
}

/// Cuts a text into records, chunk by chunk; where the chunks end makes no difference.
///
/// Holds no more than the record at hand, and of that no more than ``RecordBuffer/longest``.
protocol RecordSplitter {
  /// Appends what ends in the next chunk.
  mutating func split(_ chunk: [UInt8], into pieces: inout [Piece])

  /// Appends what the end of the text leaves over.
  mutating func finish(into pieces: inout [Piece])
}
