import Baseline
import Scoring
public import Workflows

/// An evaluation as one JSON object on one line.
public enum EvaluationJSON {
  /// Keys: `events`, `days`, `cases`, `attack_cases`, `missed_incidents`, `labels`, `labels_without_event`; `rankings`, an
  /// object for each way of ranking with `average_precision`, `recall_at_false_cases` and `false_cases_a_day_at_recall`
  /// (null where that recall is never reached); `kinds`; `levels`; `budgets`.
  public static func line(_ outcome: EvaluationOutcome) -> String {
    var line = JSONLine()
    line.add("events", outcome.events)
    line.add("days", outcome.days)
    line.add("cases", outcome.cases)
    line.add("attack_cases", outcome.attackCases)
    line.add("missed_incidents", outcome.missedIncidents)
    line.add("labels", outcome.labels)
    line.add("labels_without_event", outcome.labelsWithoutEvent)
    var rankings = JSONLine()
    for ranker in Ranker.allCases { rankings.add(ranker.rawValue, outcome.rankings[ranker].map(ranking) ?? JSONLine()) }
    line.add("rankings", rankings)
    line.add("kinds", outcome.kinds.map(kind))
    line.add("levels", outcome.levels.map(level))
    line.add("budgets", outcome.budgets.map(budget))
    return line.description
  }

  private static func ranking(_ ranked: RankedCases) -> JSONLine {
    var line = JSONLine()
    line.add("average_precision", ranked.averagePrecision)
    var recall = JSONLine()
    for limit in EvaluationTable.falseCases { recall.add("\(limit)", ranked.recall(atFalseCases: limit)) }
    line.add("recall_at_false_cases", recall)
    var cost = JSONLine()
    for share in EvaluationTable.recalls {
      cost.add(Decimals.text(share), ranked.falseCasesADay(atRecall: share), places: 4)
    }
    line.add("false_cases_a_day_at_recall", cost)
    return line
  }

  private static func kind(_ kind: AttackKindResult) -> JSONLine {
    var line = JSONLine()
    line.add("kind", kind.kind)
    line.add("incidents", kind.incidents)
    line.add("found", kind.found)
    line.add("false_cases_at_first", kind.falseCasesAtFirst)
    line.add("false_cases_at_last", kind.falseCasesAtLast)
    return line
  }

  private static func level(_ level: LevelResult) -> JSONLine {
    var line = JSONLine()
    line.add("level", level.level.rawValue)
    line.add("attack_cases", level.attacks)
    line.add("false_cases", level.falseCases)
    return line
  }

  private static func budget(_ budget: BudgetResult) -> JSONLine {
    var line = JSONLine()
    line.add("cases_a_day", budget.casesADay)
    line.add("score", budget.threshold.score)
    line.add("promised", budget.threshold.isPromised)
    line.add("false_cases_a_day", budget.falseCasesADay)
    line.add("recall", budget.recall)
    return line
  }
}
