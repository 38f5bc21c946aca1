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

  @Test("A case has the same short name on every night, and another case another one")
  func id() {
    let pair = CaseIdentity.newPair(source: "a", target: "b")
    #expect(pair.id == CaseIdentity.newPair(source: "a", target: "b").id)
    #expect(pair.id.wholeMatch(of: /HDL-[0-9a-f]{16}/) != nil)
    #expect(pair.id != CaseIdentity.newPair(source: "b", target: "a").id)
  }

  @Test("A new offset on many hosts in a day is likely an update; on many days on few hosts it is not")
  func update() {
    let scorer = Scorer(IndicatorTests.baseline().snapshot())
    func remark(_ hosts: Int, days: Int, address: String = "0x00007FF8C72C1234") -> String? {
      var cases = CaseCollection()
      for number in 0..<hosts * days {
        cases.add(
          scorer.finding(
            of: .sample(
              utcTime: "2026-04-\(10 + number / hosts) 10:00:00.000", computer: "WS\(number)",
              targetImage: #"C:\Windows\System32\conhost.exe"#, startAddress: address,
              startModule: IndicatorTests.ntdll, startFunction: nil)))
      }
      return cases.sorted.first?.remark(fleet: 400)
    }
    #expect(remark(5, days: 1)?.hasPrefix("likely a module update") == true)
    #expect(remark(4, days: 10) == nil)
    #expect(remark(5, days: 1, address: "0x00007FF8C72C5EC0") == nil)
  }

  @Test("A case has the worst level of its findings and every kind of indicator once")
  func level() {
    let scorer = Scorer(IndicatorTests.baseline().snapshot())
    var cases = CaseCollection()
    for target in [#"C:\x.exe"#, IndicatorTests.lsass, #"C:\y.exe"#] {
      cases.add(
        scorer.finding(
          of: .sample(
            sourceImage: IndicatorTests.powershell, targetImage: target, startAddress: "0x000001E811820000",
            startModule: nil, startFunction: nil)))
    }
    let one = cases.sorted[0]
    #expect(cases.count == 1)
    #expect(one.level == .critical)
    #expect(one.indicators.map(\.kind) == [.sensitiveTarget, .unbackedStart, .scriptHostSource])
    #expect(one.techniques == ["T1003.001", "T1055.002", "T1059.001", "T1620"])
  }
}
