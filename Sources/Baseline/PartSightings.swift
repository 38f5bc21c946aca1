public import RemoteThread

/// What was seen on some days, each start once: by the numbers of its names, for there may be a million sightings of a few
/// thousand names.
public struct PartSightings: Sendable {
  /// Images, folded and generalised, at their numbers. Some may not have been seen on these days.
  public let images: [String]
  /// Starts at their numbers.
  public let starts: [ThreadStart]
  /// Hosts, folded, at their numbers.
  public let hosts: [String]
  /// What was seen, in an order of the store's own.
  public let sightings: [FirstSighting]

  /// Makes sightings of their parts.
  public init(images: [String], starts: [ThreadStart], hosts: [String], sightings: [FirstSighting]) {
    self.images = images
    self.starts = starts
    self.hosts = hosts
    self.sightings = sightings
  }
}

/// A start, and the first of the days asked for on which it was seen. Its numbers are those of its ``PartSightings``.
public struct FirstSighting: Sendable, Hashable {
  /// The tuple.
  public let tuple: BaselineSnapshot.TupleKey
  /// The start offset; nil where the start lies in no module, or the event has no address.
  public let offset: UInt16?
  /// The day.
  public let day: UTCDay
  /// The hosts that saw it on the days asked for, each once; none where the start has a better name than its offset.
  public let hosts: [Int32]

  /// Makes a sighting.
  public init(of tuple: BaselineSnapshot.TupleKey, offset: UInt16?, on day: UTCDay, hosts: [Int32]) {
    self.tuple = tuple
    self.offset = offset
    self.day = day
    self.hosts = hosts
  }
}
