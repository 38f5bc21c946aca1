import Baseline
import Foundation
import RemoteThread
import Scoring
import TestSupport
import Testing

@Suite("What the score takes into account") struct ContextTests {
  private static let windows = #"C:\Windows\System32\"#

  /// A baseline of these events, each seen on nine days.
  private static func scorer(_ events: [RemoteThreadEvent]) -> Scorer {
    let baseline = InMemoryBaseline()
    for (index, event) in events.enumerated() {
      for day in 1...9 {
        var event = event
        event.utcTime = UTCTime("2026-03-0\(day) 10:00:00.000") ?? event.utcTime
        event.recordID = UInt64(index * 10 + day)
        _ = baseline.learn([event])
      }
    }
    return Scorer(baseline.snapshot())
  }

  private static func parts(_ event: RemoteThreadEvent, _ learned: [RemoteThreadEvent]) -> ScoreComponents {
    scorer(learned).finding(of: event).components
  }

  @Test("A new source costs more where few sources lie, and a reason says so")
  func place() {
    let learned = (0..<9).map { RemoteThreadEvent.sample(sourceImage: Self.windows + "a\($0).exe") }
    let scorer = Self.scorer(learned)
    let inWindows = scorer.finding(of: .sample(sourceImage: Self.windows + "new.exe"))
    let elsewhere = scorer.finding(of: .sample(sourceImage: #"C:\Users\ann\new.exe"#))
    #expect(elsewhere.components.source > inWindows.components.source + 3)
    #expect(elsewhere.reasons.contains { $0.contains("as 0 of 9 sources do") })
    #expect(!inWindows.reasons.contains { $0.contains("it lies") })
  }

  @Test("A new source below Program Files is one more program there, elsewhere one of a thousand that could be")
  func newSourceByPlace() {
    func sources(_ folder: String) -> [RemoteThreadEvent] {
      (0..<4).map { RemoteThreadEvent.sample(sourceImage: folder + "v\($0)\\a.exe") }
    }
    let folders = [#"C:\Windows\"#, #"C:\Program Files\"#, #"C:\Tools\"#]
    let scorer = Self.scorer(folders.flatMap(sources))
    let bits = folders.map {
      scorer.finding(of: .sample(sourceImage: $0 + #"new\new.exe"#)).components.source
    }
    // 36 host-days of four sources in each place, whose entropy is 2 bits; each place has a third of the sources.
    #expect(abs(bits[0] - (-log2(4.0 / 1024 / 40) - 2)) < 1e-9)
    #expect(abs(bits[1] - (-log2(4.0 / 5 / 40) - 2)) < 1e-9)
    #expect(abs(bits[2] - bits[0]) < 1e-9)
  }

  @Test("Where no source is known below Program Files, a new one there costs as one anywhere")
  func newSourceWhereNoneIsKnown() {
    let scorer = Self.scorer((0..<4).map { RemoteThreadEvent.sample(sourceImage: Self.windows + "a\($0).exe") })
    let bits = scorer.finding(of: .sample(sourceImage: #"C:\Program Files\new\new.exe"#)).components.source
    #expect(bits >= 10)
  }

  @Test("A new source elsewhere with the name of a file of Windows costs more, and a reason names the file")
  func borrowedName() {
    let learned = (0..<9).map { RemoteThreadEvent.sample(sourceImage: "C:\\Tools\\a\($0).exe") }
    let scorer = Self.scorer(learned)
    let borrowed = scorer.finding(of: .sample(sourceImage: #"C:\Tools\cmd.exe"#))
    let own = scorer.finding(of: .sample(sourceImage: #"C:\Tools\tool.exe"#))
    // No source of nine has done it: −log2(1/11).
    #expect(abs(borrowed.components.source - own.components.source - log2(11)) < 1e-9)
    #expect(borrowed.reasons.contains { $0.contains(#"it has the name of c:\windows\system32\cmd.exe"#) })
  }

  @Test("A known source never pays for its name")
  func knownSourceWithThatName() {
    let known = RemoteThreadEvent.sample(sourceImage: #"C:\Tools\cmd.exe"#)
    #expect(Self.parts(known, [known, .sample()]).source < 1)
  }

  @Test("A target that many sources reach is less surprising than one that a single loud source reaches")
  func targetsBySources() {
    let popular = (0..<8).map { RemoteThreadEvent.sample(sourceImage: Self.windows + "a\($0).exe") }
    let single = RemoteThreadEvent.sample(sourceImage: Self.windows + "a0.exe", targetImage: Self.windows + "b.exe")
    let learned = popular + [single]
    let source = Self.windows + "a7.exe"
    let known = RemoteThreadEvent.sample(sourceImage: source, targetImage: Self.windows + "b.exe")
    let new = RemoteThreadEvent.sample(sourceImage: Self.windows + "new.exe")
    #expect(Self.parts(new, learned).target < Self.parts(known, learned).target)
  }

  @Test("A start that is new for the pair costs more where injected code starts so, and a reason says so")
  func injectionStart() {
    let learned = (0..<9).map { RemoteThreadEvent.sample(targetImage: Self.windows + "a\($0).exe") }
    let scorer = Self.scorer(learned)
    let target = Self.windows + "a1.exe"
    let loader = scorer.finding(of: .sample(targetImage: target, startFunction: "LoadLibraryW"))
    let other = scorer.finding(of: .sample(targetImage: target, startFunction: "SomeFunction"))
    // None of nine known starts is one, and all are of one source in one place: 1/11 over all, a tenth of that there, and
    // again a tenth of that of this source.
    #expect(abs(loader.components.start - other.components.start - log2(11 * 10 * 10)) < 1e-9)
    #expect(loader.reasons.first?.contains("so starts injected code, and so do 0 of 9 known starts") == true)
    #expect(!other.reasons.contains { $0.contains("injected") })
  }

  @Test(
    "Injected code surprises less by a source that mostly starts so, and by a new one that lies where such sources do")
  func injectionBySource() {
    func starts(of source: String, count: Int, unbacked: Bool) -> [RemoteThreadEvent] {
      (0..<count).map {
        .sample(
          sourceImage: source, targetImage: Self.windows + "a\($0).exe",
          startModule: unbacked ? nil : Self.windows + "x.dll", startFunction: unbacked ? nil : "f")
      }
    }
    let (agent, system) = (#"C:\Program Files\Agent\agent.exe"#, Self.windows + "plain.exe")
    let scorer = Self.scorer(
      starts(of: agent, count: 12, unbacked: true) + starts(of: system, count: 12, unbacked: false)
        + starts(of: #"C:\Program Files\Agent\other.exe"#, count: 2, unbacked: false))
    func extra(_ source: String) -> Double {
      scorer.detail(
        of: ThreadTuple(.sample(sourceImage: source, targetImage: "C:\\new.exe", startModule: nil, startFunction: nil)),
        offset: nil
      ).parts[2].terms[1].bits
    }
    #expect(extra(agent) < 0.2)
    #expect(extra(system) > 5)
    #expect(extra(#"C:\Program Files\New\new.exe"#) < extra(Self.windows + "new.exe") - 2)
  }

  @Test("A start that the pair had before never pays for its likeness to injected code")
  func knownInjectionStart() {
    let known = RemoteThreadEvent.sample(startModule: nil, startFunction: nil)
    #expect(Self.parts(known, [known]).start < 0.01)
  }

  @Test(
    "Where sources of Program Files are known to start threads in their own product, one more that does is expected")
  func product() {
    let vendors = (0..<6).map {
      RemoteThreadEvent.sample(
        sourceImage: "C:\\Program Files\\v\($0)\\a.exe", targetImage: "C:\\Program Files\\v\($0)\\b.exe",
        startModule: "C:\\Program Files\\v\($0)\\h.dll", startFunction: "Hook")
    }
    let others = (0..<6).map { RemoteThreadEvent.sample(sourceImage: "C:\\Tools\\\($0)\\a.exe") }
    func event(_ folder: String) -> RemoteThreadEvent {
      .sample(
        sourceImage: folder + "a.exe", targetImage: folder + "b.exe", startModule: folder + "h.dll",
        startFunction: "Hook")
    }
    let inProduct = Self.parts(event(#"C:\Program Files\new\"#), vendors + others)
    let inTools = Self.parts(event(#"C:\Tools\new\"#), vendors + others)
    #expect(inProduct.target + inProduct.start <= inTools.target + inTools.start)
    #expect(inProduct.start == 0)
  }
}
