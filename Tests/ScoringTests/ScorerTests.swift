import Baseline
import Foundation
import RemoteThread
import Scoring
import Testing
import TestSupport

@Suite("Score")
struct ScorerTests {
  /// Ten days of csrss.exe → cmd.exe at CtrlRoutine on one host.
  static func baseline(_ extra: [RemoteThreadEvent] = []) -> InMemoryBaseline {
    let baseline = InMemoryBaseline()
    let daily = (1...9).map { RemoteThreadEvent.sample(utcTime: "2026-03-0\($0) 10:00:00.000", recordID: UInt64($0)) }
    _ = baseline.learn(daily + extra)
    return baseline
  }

  static func finding(_ event: RemoteThreadEvent, _ baseline: InMemoryBaseline = baseline()) -> Finding {
    Scorer(baseline.snapshot()).finding(of: event)
  }

  @Test("What was seen on every day scores next to nothing and is known good")
  func everyday() {
    let finding = Self.finding(.sample(utcTime: "2026-03-20 10:00:00.000"))
    #expect(finding.isKnownGood)
    #expect(finding.novelties.isEmpty)
    #expect(finding.score < 1)
    #expect(finding.caseIdentity.description.hasPrefix("seen: "))
  }

  @Test("A new target for a known source is its surprisal by Witten–Bell, over an entropy of 0")
  func newTarget() {
    let finding = Self.finding(.sample(targetImage: #"C:\Windows\System32\lsass.exe"#))
    // One of two chances that a source's next target is a new one (n = 1 source, T = 1), then n = 9, T = 1 of this source:
    // P = (0 + 1 · 1/2) / 10.
    #expect(abs(finding.components.target - -log2(1.0 / 20)) < 1e-9)
    #expect(finding.components.source < 1)
    #expect(finding.novelties == [.target, .pair, .start])
    #expect(
      finding.caseIdentity
        == .newPair(
          source: #"c:\windows\system32\csrss.exe"#, target: #"c:\windows\system32\lsass.exe"#))
    #expect(!finding.isKnownGood)
  }

  @Test("The components sum to the score")
  func additive() {
    let finding = Self.finding(.sample(sourceImage: #"C:\x.exe"#, startModule: nil, startFunction: nil))
    let parts = finding.components
    #expect(finding.score == parts.source + parts.target + parts.start + parts.offset)
  }

  @Test("Shellcode in a pair known for kernel starts is a new start")
  func unbackedIsNotKernel() {
    let kernel = (1...9).map {
      RemoteThreadEvent.sample(
        utcTime: "2026-03-0\($0) 11:00:00.000", recordID: UInt64(100 + $0),
        sourceImage: #"C:\Windows\System32\dwm.exe"#, targetImage: #"C:\Windows\System32\csrss.exe"#,
        startAddress: "0xFFFFEF60CA462460", startModule: nil, startFunction: nil)
    }
    let shellcode = RemoteThreadEvent.sample(
      sourceImage: #"C:\Windows\System32\dwm.exe"#, targetImage: #"C:\Windows\System32\csrss.exe"#,
      startAddress: "0x000001E811820000", startModule: "-", startFunction: "")
    let finding = Self.finding(shellcode, Self.baseline(kernel))
    #expect(finding.novelties == [.start])
    #expect(finding.components.start > 10)
    #expect(!finding.isKnownGood)
    #expect(finding.reasons.first?.contains("private memory") == true)
  }

  @Test("An offset never seen in a known module is an unknown start address, whatever the tuple's standing")
  func unknownOffset() {
    let blank = (1...9).map {
      RemoteThreadEvent.sample(
        utcTime: "2026-03-0\($0) 11:00:00.000", recordID: UInt64(100 + $0), startAddress: "0x00007FF8C72C5EC0",
        startModule: #"C:\Windows\System32\ntdll.dll"#, startFunction: nil)
    }
    let baseline = Self.baseline(blank)
    let known = RemoteThreadEvent.sample(
      startAddress: "0x00007FFBAAAA5EC0", startModule: #"C:\WINDOWS\SYSTEM32\ntdll.dll"#, startFunction: nil)
    #expect(Self.finding(known, baseline).isKnownGood)
    let unknown = RemoteThreadEvent.sample(
      startAddress: "0x00007FFBAAAA1234", startModule: #"C:\Windows\System32\ntdll.dll"#, startFunction: nil)
    let finding = Self.finding(unknown, baseline)
    #expect(finding.novelties == [.offset])
    // n = 9, T = 1, of the module and of the tuple: one of ten chances twice.
    #expect(abs(finding.components.offset - -log2(1.0 / 100)) < 1e-9)
    #expect(finding.reasons.first?.contains("never seen: 9 host-days of this pair at 1 other offset (5EC0)") == true)
    #expect(!finding.isKnownGood)
    #expect(finding.caseIdentity == .newOffset(module: #"c:\windows\system32\ntdll.dll"#, offset: 0x1234))
  }

  @Test("A resolved function has no offset component: a patch moves it and means nothing")
  func resolvedFunctionMoves() {
    let finding = Self.finding(.sample(utcTime: "2026-03-20 10:00:00.000", startAddress: "0x00007FF89C861110"))
    #expect(finding.components.offset == 0)
    #expect(finding.isKnownGood)
  }

  @Test("All findings of a new source are one case")
  func newSourceIsOneCase() {
    let targets = ["cmd.exe", "lsass.exe", "explorer.exe"]
    let cases = targets.map {
      Self.finding(.sample(sourceImage: #"C:\Tools\new.exe"#, targetImage: "C:\\Windows\\\($0)")).caseIdentity
    }
    #expect(Set(cases) == [.newSource(#"c:\tools\new.exe"#)])
  }

  @Test("Nothing learned: only the source is surprising, for one of three places and one of 1024 sources there")
  func emptyBaseline() {
    let components = Self.finding(.sample(), InMemoryBaseline()).components
    #expect(abs(components.source - (log2(3) + 10)) < 1e-9)
    #expect([components.target, components.start, components.offset] == [0, 0, 0])
  }

  @Test("A loop on one host counts once a day")
  func hostDaysNotEvents() {
    let burst = (0..<500).map {
      RemoteThreadEvent.sample(
        utcTime: "2026-03-05 12:00:00.\(String(format: "%03d", $0))", recordID: UInt64(1000 + $0),
        targetImage: #"C:\Windows\System32\lsass.exe"#)
    }
    let snapshot = Self.baseline(burst).snapshot()
    let source = snapshot.image(#"c:\windows\system32\csrss.exe"#) ?? -1
    let target = snapshot.image(#"c:\windows\system32\lsass.exe"#) ?? -1
    #expect(snapshot.targetsBySource[source]?[target] == 1)
  }
}
