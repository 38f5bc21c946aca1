import Baseline
import RemoteThread
import TestSupport
import Testing

@Suite("Starts in a target by their sources") struct SourcesByTargetStartTests {
  private static func learn(_ baseline: InMemoryBaseline, _ source: String, _ function: String, days: Int) {
    let events = (1...days).map {
      RemoteThreadEvent.sample(
        utcTime: "2026-03-0\($0) 10:00:00.000", recordID: nil, sourceImage: #"C:\Windows\"# + source,
        targetImage: #"C:\Windows\target.exe"#, startFunction: function)
    }
    _ = baseline.learn(events)
  }

  @Test("Each source counts once for each start in a target, on however many days it has it")
  func counts() throws {
    let baseline = InMemoryBaseline()
    Self.learn(baseline, "a.exe", "First", days: 5)
    Self.learn(baseline, "b.exe", "First", days: 1)
    Self.learn(baseline, "b.exe", "Second", days: 2)
    let snapshot = baseline.snapshot()
    let target = try #require(snapshot.image(#"c:\windows\target.exe"#))
    let counts = try #require(snapshot.sourcesByTargetStart()[target])
    let byFunction = Dictionary(
      uniqueKeysWithValues: counts.hostDays.map { (snapshot.startsByNumber[Int($0.key)].function, $0.value) })
    #expect(byFunction == ["first": 2, "second": 1])
    #expect(snapshot.sourcesByTargetStart()[try #require(snapshot.image(#"c:\windows\a.exe"#))] == nil)
  }
}
