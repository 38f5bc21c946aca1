/// What points are worth to a goal: their events first, and then how many they are.
struct CoverWorth: Sendable, Hashable, Comparable {
  /// Events of the baseline.
  var events = 0
  /// Points, those without an event too.
  var points = 0

  static func < (left: CoverWorth, right: CoverWorth) -> Bool {
    (left.events, left.points) < (right.events, right.points)
  }

  static func += (left: inout CoverWorth, right: CoverWorth) {
    left.events += right.events
    left.points += right.points
  }

  static func -= (left: inout CoverWorth, right: CoverWorth) {
    left.events -= right.events
    left.points -= right.points
  }
}
