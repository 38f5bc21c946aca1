import ArgumentParser
import RemoteThread

/// A time on the command line, in UTC.
struct TimeArgument: ExpressibleByArgument {
  let time: UTCTime

  /// `2026-01-31`, its first moment, or `2026-01-31T18:00:00Z`.
  init?(argument: String) {
    guard let time = UTCTime(argument) else { return nil }
    self.time = time
  }
}
