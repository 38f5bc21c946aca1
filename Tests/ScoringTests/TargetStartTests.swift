import Baseline
import Foundation
import RemoteThread
import Scoring
import TestSupport
import Testing

@Suite("Starts in a target that is new to a source") struct TargetStartTests {
  private static let windows = #"C:\Windows\System32\"#

  /// A scorer that knows one target: csrss.exe starts CtrlRoutine in it on all of nine days, three products load a library into
  /// it on one of them, all on one host.
  private static let scorer: Scorer = {
    let baseline = InMemoryBaseline()
    let loud = (1...9).map {
      RemoteThreadEvent.sample(
        utcTime: "2026-03-0\($0) 10:00:00.000", recordID: UInt64($0), targetImage: windows + "target.exe")
    }
    let products = (1...3).map {
      RemoteThreadEvent.sample(
        utcTime: "2026-03-05 11:00:00.000", recordID: UInt64(100 + $0), sourceImage: "C:\\Program Files\\p\($0)\\a.exe",
        targetImage: windows + "target.exe", startModule: windows + "kernel32.dll", startFunction: "LoadLibraryW")
    }
    _ = baseline.learn(loud + products)
    return Scorer(baseline.snapshot())
  }()

  private static func term(source: String) throws -> ScoreDetail.Term {
    let event = RemoteThreadEvent.sample(
      sourceImage: source, targetImage: windows + "target.exe", startModule: windows + "kernel32.dll",
      startFunction: "LoadLibraryW")
    return try #require(scorer.detail(of: ThreadTuple(event), offset: nil).parts[2].terms.first)
  }

  /// One of ten host-days of two starts: (1 + 2/1024) / 12.
  private static let overall = (1 + 2.0 / 1024) / 12

  @Test(
    "Of new software it is asked how many sources start so in the target, whatever a loud one does",
    arguments: [#"C:\Program Files\new\new.exe"#, #"C:\Users\ann\new.exe"#])
  func software(source: String) throws {
    let term = try Self.term(source: source)
    let step = try #require(term.steps.last)
    #expect(step.context == "starts in this target, by how many sources have them")
    #expect((step.seen, step.total, step.distinct, step.unit) == (3, 4, 2, "source"))
    // Three of four sources, two starts: (3 + 2 · overall) / 6.
    #expect(abs(step.surprisal - -log2((3 + 2 * Self.overall) / 6)) < 1e-9)
  }

  @Test("Of a program of Windows, and of a source that is known there, it is asked on how many host-days")
  func windows() throws {
    for source in [Self.windows + "new.exe", #"C:\Program Files\p1\a.exe"#] {
      let term = try Self.term(source: source)
      let step = try #require(term.steps.dropFirst().first)
      #expect(step.context == "starts in this target")
      #expect((step.seen, step.total, step.unit) == (1, 10, "host-day"))
      #expect(abs(step.surprisal - -log2((1 + 2 * Self.overall) / 12)) < 1e-9)
    }
  }
}
