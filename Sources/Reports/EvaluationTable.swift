import Baseline
import RemoteThread
import Scoring
public import Workflows

/// An evaluation as tables for people.
public enum EvaluationTable {
  /// False cases at which recall is told.
  static let falseCases = [1, 5, 10, 50]
  /// Recalls at which the cost is told.
  static let recalls = [0.8, 0.9, 1]

  /// The lines: rankings, kinds of attack, levels, budgets.
  public static func lines(_ outcome: EvaluationOutcome) -> [String] {
    var lines = [summary(outcome), ""] + rankings(outcome) + [""] + kinds(outcome) + [""] + levels(outcome)
    if !outcome.budgets.isEmpty { lines += [""] + budgets(outcome) }
    return lines
  }

  private static func summary(_ outcome: EvaluationOutcome) -> String {
    "\(CountText.counted(outcome.events, "event")) on \(CountText.counted(outcome.days, "day")): "
      + "\(CountText.counted(outcome.cases, "case")), \(CountText.grouped(outcome.attackCases)) of them with an attack; "
      + "\(CountText.counted(outcome.missedIncidents, "attack")) in no case"
  }

  private static func rankings(_ outcome: EvaluationOutcome) -> [String] {
    let header =
      TextLayout.left("RANKING", 22) + " AVERAGE  RECALL AT N FALSE CASES   FALSE CASES A DAY AT RECALL"
    let columns =
      TextLayout.left("", 20) + " PRECISION"
      + falseCases.map { TextLayout.right("\($0)", 7) }.joined() + "  "
      + recalls.map { TextLayout.right(Decimals.text($0), 9) }.joined()
    return [header, columns]
      + Ranker.allCases.compactMap { ranker in outcome.rankings[ranker].map { line(ranker.rawValue, $0) } }
  }

  private static func line(_ name: String, _ ranked: RankedCases) -> String {
    let recall = falseCases.map { fixed(ranked.recall(atFalseCases: $0), 2, 7) }
    let cost = recalls.map { share in
      ranked.falseCasesADay(atRecall: share).map { fixed($0, 1, 9) } ?? TextLayout.right("never", 9)
    }
    return TextLayout.left(name, 22) + fixed(ranked.averagePrecision, 3, 8) + recall.joined() + "  " + cost.joined()
  }

  private static func kinds(_ outcome: EvaluationOutcome) -> [String] {
    let header = TextLayout.left("ATTACK", 26) + " FOUND  FALSE CASES AT THE FIRST  AT THE LAST"
    return [header]
      + outcome.kinds.map { kind in
        let name = TextLayout.left(TextLayout.cut(PrintableText.escaped(kind.kind), to: 26), 26)
        let (first, last) = (kind.falseCasesAtFirst, kind.falseCasesAtLast)
        return name + TextLayout.right("\(kind.found)/\(kind.incidents)", 6)
          + TextLayout.right(first.map { "\($0)" } ?? "-", 26) + TextLayout.right(last.map { "\($0)" } ?? "-", 13)
      }
  }

  private static func levels(_ outcome: EvaluationOutcome) -> [String] {
    [TextLayout.left("LEVEL", 15) + " ATTACK CASES  FALSE CASES"]
      + outcome.levels.reversed().map { level in
        TextLayout.left(level.level.rawValue, 15) + TextLayout.right(CountText.grouped(level.attacks), 13)
          + TextLayout.right(CountText.grouped(level.falseCases), 13)
      }
  }

  private static func budgets(_ outcome: EvaluationOutcome) -> [String] {
    [TextLayout.left("ALERT BUDGET", 15) + " FROM BITS  FALSE CASES A DAY  RECALL"]
      + outcome.budgets.map { budget in
        let name = "\(Decimals.text(budget.casesADay))/day" + (budget.threshold.isPromised ? "" : " (not promised)")
        return TextLayout.left(name, 15) + fixed(budget.threshold.score, 1, 10) + fixed(budget.falseCasesADay, 2, 19)
          + fixed(budget.recall, 2, 8)
      }
  }

  private static func fixed(_ value: Double, _ places: Int, _ width: Int) -> String {
    TextLayout.right(Decimals.fixed(value, places: places), width)
  }
}
