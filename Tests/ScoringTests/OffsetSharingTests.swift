import Baseline
import RemoteThread
import Testing
import TestSupport

@testable import Scoring

@Suite("Shared offsets")
struct OffsetSharingTests {
  private static func event(_ computer: String, offset: String, function: String? = nil) -> RemoteThreadEvent {
    .sample(
      computer: computer, startAddress: "0x00007FF89C86\(offset)", startModule: #"C:\Windows\System32\ntdll.dll"#,
      startFunction: function)
  }

  private static func sharing(_ events: [RemoteThreadEvent]) -> OffsetSharing {
    var sharing = OffsetSharing(generalisation: .standard)
    for event in events { sharing.add(event) }
    return sharing
  }

  @Test("Hosts count once, in any letters; other offsets, modules and named starts are others")
  func hosts() {
    var sharing = Self.sharing([
      Self.event("WS01", offset: "1230"), Self.event("ws01", offset: "1230"), Self.event("WS02", offset: "1230"),
      Self.event("WS03", offset: "1240"), Self.event("WS04", offset: "1230", function: "RtlExitUserThread"),
    ])
    #expect(sharing.hosts(sharing: Self.event("WS09", offset: "1230")) == 2)
    #expect(sharing.hosts(sharing: Self.event("WS09", offset: "1240")) == 1)
    #expect(sharing.hosts(sharing: Self.event("WS09", offset: "9990")) == 1)
    #expect(sharing.hosts(sharing: Self.event("WS09", offset: "1230", function: "RtlExitUserThread")) == 1)
  }

  @Test("The offset part is less by log₂ of the hosts, down to 0, and nothing else is; the parts sum to the score")
  func discount() {
    let baseline = InMemoryBaseline()
    _ = baseline.learn(
      (1...9).map {
        .sample(
          utcTime: "2026-03-0\($0) 10:00:00.000", recordID: UInt64($0), startAddress: "0x00007FF89C861230",
          startModule: #"C:\Windows\System32\ntdll.dll"#, startFunction: nil)
      })
    let scorer = Scorer(baseline.snapshot())
    let event = Self.event("WS01", offset: "4560")
    let (alone, shared) = (scorer.finding(of: event), scorer.finding(of: event, sharedBy: 8))
    let everywhere = scorer.finding(of: event, sharedBy: 1 << 20)
    #expect(alone.components.offset > 3)
    #expect(abs(alone.components.offset - 3 - shared.components.offset) < 1e-9)
    #expect(everywhere.components.offset == 0)
    #expect(shared.score == shared.components.sum)
    #expect(abs(everywhere.score - alone.score + alone.components.offset) < 1e-9)
    #expect(shared.reasons.contains { $0.contains("8 hosts of those scored") })
    let detail = scorer.detail(of: shared.tuple, offset: 0x4560, sharedBy: 8)
    #expect(
      detail.parts.map(\.bits) == [
        shared.components.source, shared.components.target, shared.components.start, shared.components.offset,
      ])
  }
}
