import ArgumentParser
import Baseline
import BaselineSQLite
import Foundation
import Logging
import RemoteThread
import Reports
import Workflows

/// Who decides about what, and why.
struct DecisionOptions: ParsableArguments {
  @Argument(help: "HDQ-… of one thing, or HDL-… of a case for all that came with it.")
  var name: String

  @OptionGroup var baseline: BaselineOptions

  @Option(help: "Why; kept in the baseline.")
  var reason: String

  @Option(help: "Who decides (default: the user that runs this).")
  var by: String?

  @Option(help: ArgumentHelp("Take this for the present time, in UTC.", valueName: "time"))
  var now: TimeArgument?

  func validate() throws {
    for (flag, text) in [("--reason", reason), ("--by", by ?? "x")] where text.allSatisfy(\.isWhitespace) {
      throw ValidationError("'\(flag)' must not be blank.")
    }
  }

  /// Keeps the decision about everything that the name stands for.
  func decide(_ verdict: QuarantineDecision.Verdict, until lastDay: UTCDay? = nil, on console: Console) throws -> Int32
  {
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readWrite)
    let desk = QuarantineDesk(store)
    let time = now?.time ?? UTCTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    var starts = try desk.starts(named: name)
    if verdict == .approved { starts += try starts.flatMap(desk.offsets) }
    let standings = try store.standings()
    let decisions = Set(starts).sorted().map { start in
      QuarantineDecision(
        start: start, verdict: verdict, who: by ?? Self.user, time: time, why: why(after: standings[start]),
        lastDay: lastDay)
    }
    try desk.decide(decisions)
    for decision in decisions {
      let standing = Standing(status: decision.status, reason: decision.reason)
      try console.output.write(line: RestraintTable.line(decision.start, standing))
    }
    if let first = decisions.first {
      console.log.notice("\(first.reason); the next rebuild publishes what follows from it")
    }
    return 0
  }

  /// The reason, and the case that it was about, by which it is still found when the decision has taken the standing's place.
  private func why(after standing: Standing?) -> String {
    guard let caseID = HoldReason.caseID(in: standing?.reason), !reason.contains(caseID) else { return reason }
    return "\(reason) (\(caseID))"
  }

  /// Who runs this: by `sudo`, whoever called it.
  private static var user: String {
    let names = ["SUDO_USER", "LOGNAME", "USER"].compactMap { ProcessInfo.processInfo.environment[$0] }
    return names.first { BlankField.value($0) != nil } ?? "user \(getuid())"
  }
}
