import Testing

@testable import Scoring

@Suite("Levels")
struct LevelTests {
  @Test(
    "Every cell of the table",
    arguments: [
      (0, [.informational, .low, .medium, .medium, .high]), (5.99, [.informational, .low, .medium, .medium, .high]),
      (6, [.low, .low, .medium, .high, .high]), (12, [.low, .medium, .high, .high, .critical]),
      (20, [.medium, .medium, .high, .critical, .critical]), (28, [.high, .high, .high, .critical, .critical]),
      (100, [.high, .high, .high, .critical, .critical]),
    ] as [(Double, [Level])])
  func table(score: Double, levels: [Level]) {
    #expect((0...4).map { Level(score: score, points: $0) } == levels)
    #expect(Level(score: score, points: 9) == levels.last)
  }

  @Test("More bits or more points never lower the level")
  func monotonous() {
    for (lower, higher) in zip(Level.rows, Level.rows.dropFirst()) {
      #expect(zip(lower.levels, higher.levels).allSatisfy { $0 <= $1 })
    }
    for row in Level.rows { #expect(row.levels == row.levels.sorted()) }
  }
}
