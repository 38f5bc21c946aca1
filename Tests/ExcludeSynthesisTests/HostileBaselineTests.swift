import Baseline
import RemoteThread
import SysmonRules
import TestSupport
import Testing

@testable import ExcludeSynthesis

/// Baselines that someone filled with names meant to break a configuration, or to widen a rule.
@Suite("Hostile baselines")
struct HostileBaselineTests {
  private static let pieces = [
    ";", ";;", "&", "&amp;", "<", ">", "</Rule>", "<!--", "-->", "--", "]]>", "<![CDATA[", "%TEMP%", "%", "\"", "'",
    "\u{0}", "\u{1}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FFFE}", "\u{FFFD}", "\n", "\r\n", "\t", " ", "  ", "\u{A0}",
    "é", "ß", "K", "\u{301}", "\u{202E}", "日本", "😀", "*", "?", "..", "/", ":", "~1", "a", "exe", "-", "1.2.3", "",
    "&#x41;", "&#0;", "is any", "<unknown process>",
  ]
  private static let folders = [
    #"C:\Windows\System32\"#, #"C:\Program Files\Vendor\"#, #"C:\Program Files\Vendor\1.2.3\"#, #"C:\Users\ann\"#, "",
    #"c:\program files\"#,
  ]

  private static func text(_ random: inout SplitMix64) -> String {
    (0..<(1 + random.next() % 4)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
  }

  private static func path(_ random: inout SplitMix64) -> String {
    folders[Int(random.next() % UInt64(folders.count))] + text(&random)
      + [".exe", "", #"\x.exe"#][Int(random.next() % 3)]
  }

  private static func event(_ random: inout SplitMix64) -> RemoteThreadEvent? {
    let usual = #"C:\Windows\System32\csrss.exe"#
    let sourceIsUsual = random.next() % 2 == 0
    guard let source = ImagePath(sourceIsUsual ? usual : path(&random)),
      let target = ImagePath(random.next() % 3 == 0 ? usual : path(&random))
    else { return nil }
    let module = random.next() % 3 == 0 ? path(&random) : #"C:\Windows\System32\ntdll.dll"#
    let function = [nil, text(&random), "Usual"][Int(random.next() % 3)]
    return .sample(
      sourceImage: source.rawValue, targetImage: target.rawValue, startModule: module, startFunction: function)
  }

  @Test("Never a broken file, never a wider rule than meant", arguments: 0..<24 as Range<UInt64>)
  func hostile(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let events = (0..<60).compactMap { _ in Self.event(&random) }
    let groups = Dictionary(grouping: events) { ThreadTuple($0) }
    let tuples = groups.keys.sorted().map { TupleSummary.sample(groups[$0]?[0] ?? .sample()) }
    let lifted = random.next() % 2 == 0 ? [] : Set(SafetyLimit.allCases)
    let plan = ExcludeSynthesis.synthesise(tuples: tuples, policy: SynthesisPolicy(lifted: lifted))
    let xml = try plan.configuration(named: seed % 2 == 0).xml()
    _ = try ExcludeProof.check(xml, plan: plan, tuples: tuples)
    for reader in [ReaderKind.libxml2, .pugixml] {
      let findings = ConfigurationValidation.findings(in: xml, reader: reader).filter { $0.severity == .error }
      #expect(findings.map(\.message) == [], "seed \(seed)")
    }
    let configuration = try FilterConfiguration(xml: xml)
    var known = ExcludedStarts(plan)
    for event in events + (0..<300).compactMap({ _ in Self.event(&random) }) {
      let isLogged = configuration.decide(FilterEvent(event)).logged
      #expect(isLogged || known.contains(event), "seed \(seed): \(ThreadTuple(event))")
    }
    for start in plan.starts {
      let event = try #require(TupleEvents.of(start.summary).first)
      #expect(!configuration.decide(FilterEvent(event)).logged, "seed \(seed): \(start.summary.tuple)")
    }
  }

  @Test("A value of 32,000 characters is left out, in every field", arguments: [0, 1, 2, 3])
  func endless(field: Int) throws {
    let long = #"C:\Windows\System32\"# + String(repeating: "a", count: 32_000)
    let event = RemoteThreadEvent.sample(
      sourceImage: field == 0 ? long : #"C:\Windows\System32\csrss.exe"#,
      targetImage: field == 1 ? long : #"C:\Windows\System32\cmd.exe"#,
      startModule: field == 2 ? long : #"C:\Windows\System32\KERNELBASE.dll"#,
      startFunction: field == 3 ? long : "CtrlRoutine")
    let tuples: [TupleSummary] = [.sample(event)]
    let plan = ExcludeSynthesis.synthesise(
      tuples: tuples, policy: SynthesisPolicy(lifted: Set(SafetyLimit.allCases)))
    #expect(plan.rules.isEmpty && plan.leftOut.count == 1)
    _ = try ExcludeProof.check(plan.configuration.xml(), plan: plan, tuples: tuples)
  }
}
