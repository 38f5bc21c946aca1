import Foundation

/// The parts of a score, in bits; their sum is the score.
///
/// Each is an *excess*: how much more surprising the event is in this respect than its context is on average,
/// at least 0. A source that starts threads in everything makes a new target unsurprising; a source with one target for
/// years makes it very surprising.
public struct ScoreComponents: Sendable, Hashable {
  /// How surprising the source is.
  public let source: Double
  /// How surprising the target is for this source.
  public let target: Double
  /// How surprising the start is for this source and target.
  public let start: Double
  /// How surprising the start offset is for this module; 0 where the start has a function or no module.
  public let offset: Double

  /// Makes components of their bits.
  public init(source: Double, target: Double, start: Double, offset: Double) {
    self.source = source
    self.target = target
    self.start = start
    self.offset = offset
  }

  /// The parts of a finding whose start offset so many hosts share, of all that is scored together: an update that comes
  /// to a host is the less surprising the more hosts it came to, by log₂ of their number.
  func shared(by hosts: Int) -> ScoreComponents {
    ScoreComponents(source: source, target: target, start: start, offset: Self.offset(offset, sharedBy: hosts))
  }

  static func offset(_ bits: Double, sharedBy hosts: Int) -> Double { max(0, bits - log2(Double(max(1, hosts)))) }

  /// The score, in bits.
  public var sum: Double { source + target + start + offset }
}
