import Baseline
import Foundation
import RemoteThread
import Scoring
import TestSupport
import Testing

@Suite("Ordinary starts") struct OrdinaryStartTests {
  private static let windows = #"C:\Windows\System32\"#

  /// A scorer that knows one source with a start of its own in a.exe, and one with `start` in b.exe, each on nine days.
  private static func scorer(module: String?, function: String?) -> Scorer {
    let baseline = InMemoryBaseline()
    for day in 1...9 {
      _ = baseline.learn([
        .sample(
          utcTime: "2026-03-0\(day) 10:00:00.000", recordID: UInt64(day), sourceImage: windows + "service.exe",
          targetImage: windows + "a.exe"),
        .sample(
          utcTime: "2026-03-0\(day) 11:00:00.000", recordID: UInt64(day + 100), sourceImage: windows + "other.exe",
          targetImage: windows + "b.exe", startModule: module, startFunction: function),
      ])
    }
    return Scorer(baseline.snapshot())
  }

  /// The first source in the second target.
  private static func event(module: String?, function: String?) -> RemoteThreadEvent {
    .sample(
      sourceImage: windows + "service.exe", targetImage: windows + "b.exe", startModule: module,
      startFunction: function)
  }

  private static func term(_ module: String?, _ function: String?, knowing known: String?) throws -> ScoreDetail.Term {
    let event = event(module: module, function: function)
    let detail = scorer(module: module, function: known)
      .detail(of: ThreadTuple(event, generalisation: .standard), offset: event.startOffset)
    return try #require(detail.parts[2].terms.first)
  }

  @Test("A known function that is usual in the target is expected of whoever starts it")
  func ordinary() throws {
    let term = try Self.term(Self.windows + "ntdll.dll", "RtlExitUserThread", knowing: "RtlExitUserThread")
    // Of two known starts with nine host-days each: (9 + 2/1024) / 20; in the target all nine: (9 + that) / 10.
    #expect(abs(term.bits - -log2((9 + (9 + 2.0 / 1024) / 20) / 10)) < 1e-9)
    #expect(term.steps.map(\.context) == ["starts in all targets", "starts of this source", "starts in this target"])
    let last = try #require(term.steps.last)
    #expect(abs(last.surprisal - last.entropy - term.bits) < 1e-9)
  }

  @Test(
    "A start as injected code has it, at no function, or at one that nobody knows has to be usual for the source, too",
    arguments: [
      ("kernel32.dll", "LoadLibraryW", "LoadLibraryW"), ("ntdll.dll", "DbgUiRemoteBreakin", "DbgUiRemoteBreakin"),
      ("ntdll.dll", nil, nil), (nil, nil, nil), ("ntdll.dll", "RtlExitUserThread", "EtwpNotificationThread"),
    ] as [(String?, String?, String?)])
  func others(module: String?, function: String?, known: String?) throws {
    let term = try Self.term(module.map { Self.windows + $0 }, function, knowing: known)
    #expect(term.bits >= log2(10))
    #expect(term.steps.map(\.context) == ["starts in all targets", "starts in this target", "starts of this source"])
  }

  @Test("What the pair is known for is asked last, as of any start")
  func knownPair() throws {
    let scorer = Self.scorer(module: Self.windows + "ntdll.dll", function: "RtlExitUserThread")
    let event = RemoteThreadEvent.sample(
      sourceImage: Self.windows + "other.exe", targetImage: Self.windows + "b.exe",
      startModule: Self.windows + "ntdll.dll", startFunction: "RtlExitUserThread")
    let term = try #require(
      scorer.detail(of: ThreadTuple(event, generalisation: .standard), offset: nil).parts[2].terms.first)
    #expect(term.steps.last?.context == "starts of this source in this target")
    #expect(term.bits < 0.1)
  }
}
