import Baseline
import EventSources
import RemoteThread
import Scoring
import Testing
import TestSupport

@testable import Workflows

@Suite("Evaluation")
struct EvaluationTests {
  private static func ranked(_ cases: [(Double, Bool)], missed: Int = 0, days: Int = 2) -> RankedCases {
    RankedCases(cases.map { (score: $0.0, isAttack: $0.1) }, missed: missed, days: days)
  }

  @Test("Average precision is the mean of the precisions at the attacks")
  func averagePrecision() {
    let second = 2.0 / 3
    let precision = Self.ranked([(9, true), (8, false), (7, true)]).averagePrecision
    #expect(precision == (1 + second) / 2)
    #expect(Self.ranked([(9, false), (8, true)]).averagePrecision == 0.5)
    #expect(Self.ranked([(9, false)]).averagePrecision == 0)
  }

  @Test("Cases of equal score share the place of the last of them, whatever their order")
  func ties() {
    for cases in [[(5, true), (5, false), (1, false)], [(5, false), (1, false), (5, true)]] as [[(Double, Bool)]] {
      #expect(Self.ranked(cases).averagePrecision == 0.5)
      #expect(Self.ranked(cases).recall(atFalseCases: 0) == 0)
      #expect(Self.ranked(cases).recall(atFalseCases: 1) == 1)
    }
  }

  @Test("An attack in no case counts as never found")
  func missed() {
    let ranked = Self.ranked([(9, true), (8, false)], missed: 1)
    #expect(ranked.averagePrecision == 0.5)
    #expect(ranked.recall(atFalseCases: 50) == 0.5)
    #expect(ranked.falseCasesADay(atRecall: 0.5) == 0)
    #expect(ranked.falseCasesADay(atRecall: 1) == nil)
  }

  @Test("The cost of a recall is false cases over days")
  func cost() {
    let ranked = Self.ranked([(9, true), (8, false), (7, false), (6, false), (5, true)])
    #expect(ranked.falseCasesADay(atRecall: 0.5) == 0)
    #expect(ranked.falseCasesADay(atRecall: 0.8) == 1.5)
  }

  @Test("Labels name events by computer, in any letters, and record number")
  func labels() throws {
    let labels = try AttackLabels(csv: "\u{FEFF}computer,record_id,kind,incident\r\n\"WS,01\",7,\"a \"\"b\"\"\",3\r\n")
    #expect(labels.count == 1)
    let incident = labels.incident(of: .sample(computer: "ws,01", recordID: 7))
    #expect(incident?.kind == #"a "b""#)
    #expect(incident?.name == "3")
    #expect(labels.incident(of: .sample(computer: "WS,01", recordID: 8)) == nil)
    #expect(labels.incident(of: .sample(computer: "WS,01", recordID: nil)) == nil)
  }

  @Test(
    "Labels that cannot be read are refused, with the line",
    arguments: [
      ("", 1), ("a,b\n", 1), ("computer,record_id\nWS01\n", 2), ("computer,record_id\n\nWS01,x\n", 3),
      ("computer,record_id\n\"WS01,1\n", 2),
    ])
  func badLabels(text: String, line: Int) {
    #expect { try AttackLabels(csv: text) } throws: { ($0 as? LabelError)?.line == line }
  }

  @Test("An attack among known events comes first, by every ranking that sees new tuples; known good is no case")
  func run() throws {
    let files = try EventFiles()
    let learned = try files.write("learned", (1...9).map { (day: $0, record: $0) })
    let store = InMemoryBaseline()
    _ = try Training(reader: EventReader(paths: [learned], jobs: 1)).run(into: store, orMake: { store })
    let paths = [
      try files.write("known", [(day: 13, record: 23), (day: 14, record: 24)]),
      try files.write("attack", target: #"C:\x.exe"#, [(day: 12, record: 22)]),
    ]
    let labels = try AttackLabels(
      csv: "computer,record_id,kind,incident\nWS01,22,odd,1\nWS01,23,quiet,2\nWS01,99,x,3\n")
    let outcome = try Evaluation(reader: EventReader(paths: paths, jobs: 1), labels: labels)
      .run(store.snapshot(), calibration: store.calibration())
    #expect([outcome.events, outcome.days, outcome.cases, outcome.attackCases] == [3, 3, 1, 1])
    #expect(outcome.missedIncidents == 1)
    #expect(outcome.labelsWithoutEvent == 1)
    for ranker in Ranker.allCases { #expect(outcome.rankings[ranker]?.averagePrecision == 0.5) }
    #expect(outcome.kinds.map(\.found) == [1, 0])
    #expect(outcome.budgets.count == BudgetResult.budgets.count)
  }
}
