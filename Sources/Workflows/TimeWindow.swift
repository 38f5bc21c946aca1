public import RemoteThread

/// A span of UtcTime: from `since`, included, up to `until`, excluded.
public struct TimeWindow: Sendable, Hashable {
  /// The first moment inside; nil has no beginning.
  public let since: UTCTime?
  /// The first moment after; nil has no end.
  public let until: UTCTime?

  /// All of time.
  public static let always = TimeWindow(since: nil, until: nil)

  /// Makes a window. One that ends before it begins holds nothing.
  public init(since: UTCTime?, until: UTCTime?) {
    self.since = since
    self.until = until
  }

  /// Whether `time` is inside.
  public func contains(_ time: UTCTime) -> Bool {
    if let since, time < since { return false }
    if let until, time >= until { return false }
    return true
  }
}
