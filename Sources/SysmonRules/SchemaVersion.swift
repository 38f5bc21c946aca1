/// The schemaversion of a configuration, as Sysmon reads it: `4.1` is 4.10 and `4` is 4.00.
public struct SchemaVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number before the point.
  public let major: Int
  /// The hundredths after the point, 0 to 99.
  public let minor: Int

  /// Makes a version of its two numbers.
  public init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Parses one to three digits, and a point and one or two digits behind them.
  ///
  /// Nil for anything else: what the engine makes of `4.901` or `4.9b` is not established.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...3).contains(parts[0].count),
      parts.allSatisfy({ part in part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
      let major = Int(String(parts[0]) ?? "")
    else { return nil }
    guard parts.count == 2 else {
      self.init(major: major, minor: 0)
      return
    }
    guard (1...2).contains(parts[1].count), let digits = Int(String(parts[1]) ?? "") else { return nil }
    self.init(major: major, minor: parts[1].count == 1 ? digits * 10 : digits)
  }

  /// The oldest version that the engine takes.
  public static let oldestAccepted = SchemaVersion(major: 4, minor: 0)
  /// The newest version in the published manifest, and the one that Heddle writes.
  public static let newest = SchemaVersion(major: 4, minor: 90)
  /// Up to here the filters of a section outside a RuleGroup are joined by `or`, later by `and`.
  static let lastJoiningByOr = SchemaVersion(major: 4, minor: 10)

  /// Orders by age.
  public static func < (left: SchemaVersion, right: SchemaVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  /// `4.90`.
  public var description: String { "\(major)." + (minor < 10 ? "0" : "") + String(minor) }
}
