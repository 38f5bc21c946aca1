/// The line `Record 4242` that evtx_dump prints before each record, matched byte by byte.
struct RecordHeading: Equatable {
  private static let word = Array("Record ".utf8)

  private var matched = 0

  /// Whether `byte` goes on with the line; a line break, which ends it, is for the caller.
  mutating func take(_ byte: UInt8) -> Bool {
    if matched < Self.word.count {
      guard byte == Self.word[matched] else { return false }
      matched += 1
      return true
    }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "\r")
  }

  /// Whether `line`, without its line break, is such a line.
  static func isWhole(_ line: ArraySlice<UInt8>) -> Bool {
    var heading = RecordHeading()
    return line.count > word.count && line.allSatisfy { heading.take($0) }
  }
}
