import Baseline
import RemoteThread
import SysmonRules
import TestSupport
import Testing

@testable import ExcludeSynthesis

@Suite("The smallest rules")
struct SmallestRulesTests {
  private static func system(_ file: String) -> String { #"C:\Windows\System32\"# + file }

  /// Each source in each target, at CtrlRoutine.
  private static func pairs(_ sources: [String], _ targets: [String]) -> [TupleSummary] {
    sources.flatMap { source in
      targets.map { target in .sample(.sample(sourceImage: system(source), targetImage: system(target))) }
    }
  }

  @Test("Sources that share their targets are one rule, with lists in the order of names")
  func lists() throws {
    let plan = ExcludeSynthesis.synthesise(tuples: Self.pairs(["b.exe", "a.exe"], ["d.exe", "c.exe", "e.exe"]))
    #expect(
      plan.rules.map(\.conditions) == [
        [
          FieldCondition(.sourceImage, .isAny, #"C:\Windows\System32\a.exe;C:\Windows\System32\b.exe"#),
          FieldCondition(
            .targetImage, .isAny, #"C:\Windows\System32\c.exe;C:\Windows\System32\d.exe;C:\Windows\System32\e.exe"#),
          FieldCondition(.startModule, .is, #"C:\Windows\System32\KERNELBASE.dll"#),
          FieldCondition(.startFunction, .is, "CtrlRoutine"),
        ]
      ])
    #expect(plan.leastRules == 1 && plan.stop == nil)
    #expect(plan.rules.first?.members.count == 6)
  }

  @Test("A pair that was never seen splits a rule in two")
  func missingPair() throws {
    let tuples = Self.pairs(["a.exe", "b.exe"], ["c.exe", "d.exe"]).dropLast()
    let plan = ExcludeSynthesis.synthesise(tuples: Array(tuples))
    #expect(plan.rules.count == 2)
    let configuration = try FilterConfiguration(xml: plan.configuration.xml())
    let missing = RemoteThreadEvent.sample(sourceImage: Self.system("b.exe"), targetImage: Self.system("d.exe"))
    #expect(configuration.decide(FilterEvent(missing)).logged)
  }

  @Test("Before schema 4.31, which brought 'is any', every start is a rule by itself")
  func oldSchema() throws {
    let policy = SynthesisPolicy(schema: SchemaVersion(major: 4, minor: 30))
    let plan = ExcludeSynthesis.synthesise(tuples: Self.pairs(["a.exe"], ["c.exe", "d.exe"]), policy: policy)
    #expect(plan.rules.count == 2 && plan.stop == nil)
    let xml = String(decoding: try plan.configuration.xml(), as: UTF8.self)
    #expect(xml.contains(#"<Sysmon schemaversion="4.30">"#) && !xml.contains("is any"))
  }

  @Test("A value with a semicolon stands by itself, and matches what it says")
  func semicolon() throws {
    let tuples = Self.pairs(["a.exe"], ["c.exe", "d;e.exe", "f.exe"])
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    #expect(plan.rules.count == 2)
    let configuration = try FilterConfiguration(xml: plan.configuration.xml())
    func isDropped(_ target: String) -> Bool {
      !configuration.decide(
        FilterEvent(.sample(sourceImage: Self.system("a.exe"), targetImage: Self.system(target)))
      ).logged
    }
    #expect(isDropped("d;e.exe") && isDropped("c.exe") && !isDropped("d") && !isDropped("e.exe"))
  }

  @Test("Spellings that differ in letter case alone are one value")
  func letterCase() {
    let tuples: [TupleSummary] = [
      .sample(.sample(sourceImage: #"C:\WINDOWS\System32\a.exe"#)),
      .sample(.sample(sourceImage: #"C:\Windows\System32\a.exe"#, targetImage: Self.system("x.exe"))),
    ]
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    #expect(plan.rules.count == 1)
    #expect(plan.rules.first?.conditions[0] == FieldCondition(.sourceImage, .is, #"C:\WINDOWS\System32\a.exe"#))
  }

  @Test("A start that reached many targets is excluded in any but the guarded ones, in known and unknown folders")
  func openedTargets() throws {
    let targets = (0..<9).map { "t\($0).exe" } + ["lsass.exe"]
    let local = TupleSummary.sample(.sample(sourceImage: Self.system("a.exe"), targetImage: #"C:\Users\ann\x.exe"#))
    let tuples = Self.pairs(["a.exe"], targets) + [local]
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    #expect(plan.rules.map { $0.conditions[1].comparison } == [.excludesAny])
    #expect(plan.leftOut.map(\.reason) == [.sensitiveTarget])
    let xml = try plan.configuration.xml()
    _ = try ExcludeProof.check(xml, plan: plan, tuples: tuples)
    let configuration = try FilterConfiguration(xml: xml)
    for (target, isLogged) in [
      (#"C:\New\new.exe"#, false), (#"C:\Users\ann\x.exe"#, false), (Self.system("LSASS.EXE"), true),
      (#"C:\Windows\Sysmon64.exe"#, true), ("<unknown process>", true),
    ] {
      let event = RemoteThreadEvent.sample(sourceImage: Self.system("a.exe"), targetImage: target)
      #expect(configuration.decide(FilterEvent(event)).logged == isLogged, "\(target)")
    }
  }

  @Test("Before schema 4.23 the guarded targets are kept out one by one")
  func openedTargetsOldSchema() throws {
    let policy = SynthesisPolicy(schema: SchemaVersion(major: 4, minor: 22))
    let tuples = Self.pairs(["a.exe"], (0..<10).map { "t\($0).exe" })
    let plan = ExcludeSynthesis.synthesise(tuples: tuples, policy: policy)
    #expect(plan.rules.count == 1)
    #expect(plan.rules.first?.conditions.count { $0.comparison == .excludes && $0.field == .targetImage } == 17)
    _ = try ExcludeProof.check(plan.configuration.xml(), plan: plan, tuples: tuples)
  }

  @Test(
    "No start is opened that is too rare, has no name, loads libraries, or was put in quarantine once",
    arguments: [
      Self.pairs(["a.exe"], (0..<9).map { "t\($0).exe" }),
      (0..<12).map { .sample(.sample(targetImage: Self.system("t\($0).exe"), startFunction: nil)) },
      (0..<12).map { .sample(.sample(targetImage: Self.system("t\($0).exe"), startFunction: "LoadLibraryW")) },
      Self.pairs(["a.exe"], (0..<12).map { "t\($0).exe" }) + [
        .sample(
          .sample(sourceImage: Self.system("a.exe"), targetImage: Self.system("u.exe")), status: .quarantined,
          isKnownGood: false)
      ],
    ])
  func notOpened(tuples: [TupleSummary]) {
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    #expect(!plan.rules.flatMap(\.conditions).contains { $0.comparison == .excludesAny })
  }

  @Test("With 'never' no target is opened")
  func neverOpened() {
    let policy = SynthesisPolicy(targetGeneralisation: nil)
    let plan = ExcludeSynthesis.synthesise(tuples: Self.pairs(["a.exe"], (0..<12).map { "t\($0).exe" }), policy: policy)
    #expect(plan.rules.map { $0.conditions[1].comparison } == [.isAny])
  }

  @Test("The evidence of a rule for many starts adds up their events, and names what it is blind to")
  func evidence() {
    let plan = ExcludeSynthesis.synthesise(tuples: Self.pairs(["a.exe"], ["c.exe", "d.exe"]))
    #expect(
      plan.rules.first?.evidence == [
        "2 known-good starts: 36,408 events, on up to 412 hosts and 30 days each, 2026-01-01 to 2026-01-30.",
        "Blind to: every thread of this source in these 2 targets that starts at this function, whatever is in the source.",
      ])
  }
}
