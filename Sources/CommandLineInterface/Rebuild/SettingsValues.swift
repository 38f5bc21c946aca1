import ArgumentParser
import Scoring

/// A number of days: `30d`.
struct DayCount: ExpressibleByArgument {
  let days: Int

  init?(argument: String) {
    guard argument.hasSuffix("d"), let days = Int(argument.dropLast()), (1...3650).contains(days) else { return nil }
    self.days = days
  }
}

/// A share: `20%`.
struct Share: ExpressibleByArgument {
  let share: Double

  init?(argument: String) {
    guard argument.hasSuffix("%"), let percent = Double(argument.dropLast()), percent >= 0, percent <= 1000 else {
      return nil
    }
    share = percent / 100
  }
}
