public import RemoteThread

/// The one fact that a baseline is made of: a tuple on a host on a day, by start offset.
public struct Sighting: Sendable, Hashable {
  /// What was seen.
  public let tuple: ThreadTuple
  /// Low 16 bits of StartAddress where the start lies in a known module; nil otherwise.
  public let offset: UInt16?
  /// Computer, folded.
  public let host: String
  /// Day of UtcTime.
  public let day: UTCDay
  /// Events; 1 to ``largestEvents``.
  public var events: Int
  /// First and last UtcTime.
  public var seen: ClosedRange<UTCTime>

  /// The most events that a sighting counts, 2³² − 1: more than a host can log in a day, and sums cannot overflow.
  public static let largestEvents = 4_294_967_295

  /// Makes a sighting.
  public init(
    tuple: ThreadTuple, offset: UInt16?, host: String, day: UTCDay, events: Int, seen: ClosedRange<UTCTime>
  ) {
    self.tuple = tuple
    self.offset = offset
    self.host = host
    self.day = day
    self.events = events
    self.seen = seen
  }
}
