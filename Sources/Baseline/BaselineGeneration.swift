public import RemoteThread

/// What one rebuild published: a baseline and the configuration and report that were made of it.
public struct BaselineGeneration: Sendable, Hashable {
  /// From 1, ascending, never given twice. 0 before it is published.
  public let number: Int
  /// When it was made.
  public let published: UTCTime
  /// First and last day of its window.
  public let window: ClosedRange<UTCDay>
  /// The configuration, byte for byte.
  public let configuration: [UInt8]
  /// What the rebuild found, as one JSON object.
  public let report: String

  /// Makes a generation.
  public init(
    number: Int = 0, published: UTCTime, window: ClosedRange<UTCDay>, configuration: [UInt8], report: String
  ) {
    self.number = number
    self.published = published
    self.window = window
    self.configuration = configuration
    self.report = report
  }
}

/// A file of the inbox as it was when it was read.
public struct InboxFile: Sendable, Hashable {
  /// Its path below the inbox.
  public let path: String
  /// Bytes.
  public let size: Int64
  /// When it was last changed, in nanoseconds since 1970.
  public let modified: Int64
  /// The file system's number of it.
  public let inode: Int64

  /// Makes a file.
  public init(path: String, size: Int64, modified: Int64, inode: Int64) {
    self.path = path
    self.size = size
    self.modified = modified
    self.inode = inode
  }
}

/// What expiry took away.
public struct ExpiredCounts: Sendable, Hashable {
  /// Host-days before the window.
  public var hostDays = 0
  /// Tuples that were seen on none of the days left, and about which nobody decided; in order.
  public var tuples: [ThreadTuple] = []

  /// Nothing.
  public init() {}
}

/// Why there is no way back.
public enum GenerationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The generation never was, or is kept no longer.
  case notKept(number: Int)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .notKept(let number):
      "generation \(number) is not kept; 'heddle generation list' shows those that are"
    }
  }
}
