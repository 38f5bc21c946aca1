import EventSources
import RemoteThread
import Scoring
import TestSupport
import Testing

@testable import Workflows

@Suite("Findings as they come") struct FindingStreamTests {
  @Test("They come in the order of the inputs, once each, known-good events left out", arguments: [1, 3])
  func order(jobs: Int) throws {
    let files = try EventFiles()
    let scorer = try ScoringRunTests.scorer(files)
    let late = try files.write("late", target: #"C:\x.exe"#, [(day: 20, record: 30), (day: 12, record: 22)])
    let early = try files.write("early", target: #"C:\x.exe"#, [(day: 12, record: 22), (day: 11, record: 21)])
    let known = try files.write("known", [(day: 13, record: 23)])
    let run = ScoringRun(reader: EventReader(paths: [late, early, known], jobs: jobs), scorer: scorer)
    var findings: [Finding] = []
    var pauses: [Int] = []
    let outcome = try run.stream({ findings.append($0) }, pause: { pauses.append(findings.count) })
    #expect(findings.map(\.event.recordID) == [30, 22, 21])
    #expect(pauses.starts(with: [2, 3]))
    #expect(outcome.findings == 3 && outcome.repeated == 1 && outcome.leftOut == 1)
    #expect(outcome.report.events == 5)
    let sorted = try ScoringRunTests.findings(run).0
    #expect(sorted.map(\.event) == findings.map(\.event).sorted { $0.isOrdered(before: $1) })
    #expect(sorted.map(\.score).sorted() == findings.map(\.score).sorted())
  }

  @Test("The last identities are remembered, and few more")
  func identities() {
    let identities = (1...10).map { EventIdentity(of: .sample(recordID: UInt64($0))) }
    var recent = RecentIdentities(most: 3)
    let first = identities.map { recent.insert($0) }
    let again = (identities.suffix(3) + [identities[0]]).map { recent.insert($0) }
    #expect(first == Array(repeating: true, count: 10))
    #expect(again == [false, false, false, true])
  }
}
