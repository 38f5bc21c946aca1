/// A Windows time: steps of 100 ns since 1601-01-01 00:00 UTC.
public struct FileTime: Sendable, Hashable, Comparable, RawRepresentable {
  /// Steps of 100 ns since 1601.
  public let rawValue: UInt64
  /// Takes steps of 100 ns since 1601.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Steps between 1601-01-01 and 1970-01-01.
  private static let unixEpoch: Int64 = 116_444_736_000_000_000

  /// Steps of 100 ns since 1970, negative before; nil beyond what 64 bits with sign hold.
  public var unixSteps: Int64? {
    Int64(exactly: rawValue).map { $0 - Self.unixEpoch }
  }

  /// Orders by time.
  public static func < (left: FileTime, right: FileTime) -> Bool { left.rawValue < right.rawValue }
}
