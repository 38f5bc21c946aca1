import ArgumentParser
import Scoring

/// A level on the command line, by its name.
struct LevelArgument: ExpressibleByArgument {
  let level: Level

  init?(argument: String) {
    guard let level = Level(rawValue: argument) else { return nil }
    self.level = level
  }

  static var allValueStrings: [String] { Level.allCases.map(\.rawValue) }
}
