import Baseline
import Foundation
import RemoteThread
import Scoring
import TestSupport
import Testing

@Suite("Starts in the source's own product") struct OwnProductStartTests {
  private static let agent = #"C:\Program Files\Agent\agent.exe"#

  /// A scorer that learned one start of a source at each of these modules and functions, in one target on nine days.
  private static func scorer(source: String = agent, modules: [String]) -> Scorer {
    let baseline = InMemoryBaseline()
    let events = modules.enumerated().flatMap { index, module in
      (1...9).map { day in
        RemoteThreadEvent.sample(
          utcTime: "2026-03-0\(day) 10:00:00.000", recordID: UInt64(index * 10 + day), sourceImage: source,
          startModule: module, startFunction: "Run")
      }
    }
    _ = baseline.learn(events)
    return Scorer(baseline.snapshot())
  }

  /// A thread in a process where nobody started one before.
  private static func event(source: String = agent, module: String?, function: String? = "Hook") -> RemoteThreadEvent {
    .sample(
      sourceImage: source, targetImage: #"C:\Windows\System32\new.exe"#, startModule: module, startFunction: function)
  }

  @Test("A second start in the own product is as likely as the known starts of the source make it")
  func second() {
    let scorer = Self.scorer(modules: [#"C:\Program Files\Agent\core.dll"#])
    let start = scorer.finding(of: Self.event(module: #"C:\Program Files\Agent\hook.dll"#)).components.start
    // One of one source there is known to do that, 1/2 at the end of the chain: r = (1 + 1/2) / 2. One of one start of this
    // source is such: (1 + r) / 2, divided among two starts.
    #expect(abs(start - -log2((1 + 0.75) / 2 / 2)) < 1e-9)
  }

  @Test("The fewer starts of the source lie in its own product, the more one more surprises")
  func share() {
    let own = (0..<4).map { "C:\\Program Files\\Agent\\a\($0).dll" }
    let foreign = (0..<4).map { "C:\\Windows\\System32\\b\($0).dll" }
    let event = Self.event(module: #"C:\Program Files\Agent\hook.dll"#)
    func start(_ modules: [String]) -> Double { Self.scorer(modules: modules).finding(of: event).components.start }
    let half = start(Array(own.prefix(2)) + foreign.prefix(2))
    #expect(start(own) < half)
    #expect(half < start(foreign))
  }

  @Test(
    "A start in another product, in private memory or at a function of Windows gains nothing by it",
    arguments: [#"C:\Program Files\Other\hook.dll"#, #"C:\Windows\System32\other.dll"#, nil])
  func otherStarts(module: String?) {
    let scorer = Self.scorer(modules: [#"C:\Program Files\Agent\core.dll"#])
    let finding = scorer.finding(of: Self.event(module: module, function: module == nil ? nil : "Hook"))
    // By Witten–Bell over nine host-days of one start, overall and of this source: 1/10 · 1/10.
    #expect(finding.components.start > log2(100) - 1e-9)
    #expect(!finding.reasons.contains { $0.contains("own product") })
  }

  @Test("Where users can write, a common folder says nothing")
  func elsewhere() {
    let source = #"C:\Tools\Agent\agent.exe"#
    let scorer = Self.scorer(source: source, modules: [#"C:\Tools\Agent\core.dll"#])
    let event = Self.event(source: source, module: #"C:\Tools\Agent\hook.dll"#)
    #expect(abs(scorer.finding(of: event).components.start - log2(100)) < 1e-9)
  }

  @Test("What the source does every day is not touched")
  func known() {
    let scorer = Self.scorer(modules: [#"C:\Program Files\Agent\core.dll"#])
    let event = Self.event(module: #"C:\Program Files\Agent\core.dll"#, function: "Run")
    // Overall (9 + 1/1024) / 10, of this source (9 + that) / 10.
    #expect(abs(scorer.finding(of: event).components.start - -log2((9 + (9 + 1.0 / 1024) / 10) / 10)) < 1e-9)
  }

  @Test("The reason says how many starts of the source are in its own product, and the detail sums to the part")
  func words() throws {
    let scorer = Self.scorer(modules: [#"C:\Program Files\Agent\core.dll"#, #"C:\Windows\System32\b.dll"#])
    let event = Self.event(module: #"C:\Program Files\Agent\hook.dll"#)
    let finding = scorer.finding(of: event)
    #expect(
      finding.reasons.contains {
        $0.contains("the module is of the source's own product, as in 1 of 2 starts known of it")
      })
    let term = try #require(scorer.detail(of: finding.tuple, offset: nil).parts[2].terms.first)
    let last = try #require(term.steps.last)
    #expect(last.context == "starts of this source, all as likely, by how their modules are related to it")
    #expect((last.seen, last.total, last.unit) == (1, 2, "start"))
    #expect(abs(term.bits - finding.components.start) < 1e-9)
    #expect(abs(last.surprisal - last.entropy - term.bits) < 1e-9)
  }
}
