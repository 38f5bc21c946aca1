import Baseline
import RemoteThread
import SysmonRules
import TestSupport
import Testing

@testable import ExcludeSynthesis

@Suite("Proof by replay")
struct ExcludeProofTests {
  private let tuples: [TupleSummary] = [
    .sample(.kernelStart()), .sample(), .sample(.sample(startFunction: nil), offsets: [0x5EC0, 0x10]),
    .sample(
      .sample(sourceImage: #"C:\Windows\System32\svchost.exe"#, targetImage: #"C:\Windows\System32\lsass.exe"#)),
    .sample(.sample(sourceImage: #"C:\Program Files\Vendor\1.2.3\agent.exe"#)),
    .sample(.sample(startFunction: "LoadLibraryA")), .sample(.sample(startFunction: "Other"), isKnownGood: false),
  ]

  private func failures(_ xml: String) -> [ProofFailure] {
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    do throws(ExcludeProofError) {
      _ = try ExcludeProof.check(Array(xml.utf8), plan: plan, tuples: tuples)
      return []
    } catch .failed(let failures) {
      return failures
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  private func printed() throws -> String {
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    return String(decoding: try plan.configuration.xml(), as: UTF8.self)
  }

  @Test("The printed plan passes, with every tuple and many probes replayed")
  func passes() throws {
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    #expect(plan.rules.count == 5)
    let counts = try ExcludeProof.check(Array(printed().utf8), plan: plan, tuples: tuples)
    #expect(counts.dropped >= 6 && counts.logged == 3 && counts.probes > 200)
  }

  @Test("A rule that lost its words fails as known good but logged")
  func lostRule() throws {
    let xml = try printed().replacing("CtrlRoutine", with: "CrtlRoutine")
    #expect(failures(xml).contains { $0.replayed == .knownGood })
  }

  @Test(
    "Every way to widen a rule is caught by a probe",
    arguments: [
      (#"<StartFunction condition="is">CtrlRoutine<"#, #"<StartFunction condition="begin with">Ctrl<"#, .widerText),
      (#"<StartFunction condition="is">CtrlRoutine<"#, #"<StartFunction condition="contains"><"#, .libraryLoad),
      (#"condition="is">C:\Windows\System32\KERNELBASE.dll<"#, #"condition="image">KERNELBASE.dll<"#, .copiedModule),
      (#"condition="is">C:\Windows\System32\csrss.exe<"#, #"condition="end with">\csrss.exe<"#, .copiedSource),
      (#"condition="is">C:\Windows\System32\cmd.exe<"#, #"condition="image">cmd.exe<"#, .copiedTarget),
      (#"condition="is">C:\Windows\System32\cmd.exe<"#, #"condition="begin with">C:\Windows\<"#, .otherTarget),
      (#"condition="end with">5EC0<"#, #"condition="contains">5EC0<"#, .similarAddress),
      (#"condition="end with">5EC0<"#, #"condition="end with">0<"#, .unknownOffset),
      (#"condition="more than">0xFFFF7FFFFFFFFFFF<"#, #"condition="begin with">0x<"#, .similarAddress),
    ] as [(String, String, AdversaryProbe)])
  func widened(original: String, wider: String, probe: AdversaryProbe) throws {
    let xml = try printed()
    #expect(xml.contains(original))
    #expect(failures(xml.replacing(original, with: wider)).contains { $0.replayed == .probe(probe) })
  }

  @Test("An unbacked start in a pair with kernel starts is never dropped")
  func kernelRuleWithoutAddress() throws {
    let lines = try printed().split(separator: "\n").filter { !$0.contains("<StartAddress condition=\"more than") }
    let xml = lines.joined(separator: "\n").replacing(
      #"condition="begin with">0xFFFF<"#, with: #"condition="contains">x<"#)
    #expect(failures(xml).contains { $0.replayed == .probe(.unbackedStart) })
  }

  @Test("A rule for a tuple that has to stay logged fails")
  func extraRule() throws {
    let xml = try printed().replacing("CtrlRoutine", with: "Other")
    #expect(failures(xml).contains { $0.replayed == .other })
  }

  @Test("A second section fails, whatever it says")
  func secondSection() throws {
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    let xml = try printed().replacing(
      "</CreateRemoteThread>", with: #"</CreateRemoteThread><CreateRemoteThread onmatch="exclude"/>"#)
    #expect(throws: ExcludeProofError.notOneExcludeSection(sections: 2)) {
      try ExcludeProof.check(Array(xml.utf8), plan: plan, tuples: tuples)
    }
  }

  @Test("A file that a reader refuses fails")
  func unreadable() {
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    #expect(throws: ExcludeProofError.self) { try ExcludeProof.check([0x3C], plan: plan, tuples: tuples) }
  }

  @Test("Nothing known good gives a configuration that logs everything")
  func emptyPlan() throws {
    let plan = ExcludeSynthesis.synthesise(tuples: [])
    let counts = try ExcludeProof.check(plan.configuration.xml(), plan: plan, tuples: [.sample(isKnownGood: false)])
    #expect(counts == ExcludeProof.Counts(dropped: 0, logged: 1, probes: 0))
  }
}
