import Baseline
import RemoteThread
import Scoring
import Testing
import TestSupport

@Suite("Cases")
struct FindingCaseTests {
  @Test("A case keeps its worst finding, its hosts and its span, whatever the order of findings")
  func orderDoesNotMatter() {
    let scorer = Scorer(ScorerTests.baseline().snapshot())
    let events: [RemoteThreadEvent] = [
      .sample(utcTime: "2026-03-12 10:00:00.000", computer: "WS02", sourceImage: #"C:\a.exe"#),
      .sample(
        utcTime: "2026-03-11 10:00:00.000", computer: "WS01", sourceImage: #"C:\a.exe"#,
        targetImage: #"C:\Windows\System32\lsass.exe"#),
      .sample(utcTime: "2026-03-13 10:00:00.000", computer: "ws01", sourceImage: #"C:\a.exe"#),
    ]
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
      var cases = CaseCollection()
      for index in order { cases.add(scorer.finding(of: events[index])) }
      let sorted = cases.sorted
      #expect(sorted.count == 1)
      #expect(sorted[0].findings == 3)
      #expect(sorted[0].hosts == ["ws01", "ws02"])
      #expect(sorted[0].worst.event == events[1])
      #expect(sorted[0].seen.lowerBound == events[1].utcTime)
      #expect(sorted[0].seen.upperBound == events[2].utcTime)
    }
  }
}
