import Baseline
import RemoteThread
import SysmonRules
import TestSupport
import Testing

@testable import ExcludeSynthesis

/// Random baselines over a small vocabulary, in which every field often agrees and rarely all do.
@Suite("A generated configuration, at random")
struct ExactnessTests {
  private static let images = [
    #"C:\Windows\System32\csrss.exe"#, #"C:\Windows\System32\dwm.exe"#, #"C:\Windows\System32\cmd.exe"#,
    #"C:\Program Files\Vendor\1.2.3\agent.exe"#, #"C:\Program Files\Vendor\4.5.6\agent.exe"#,
    #"C:\Program Files\Vendor\4.5.6\plug\agent.exe"#, #"C:\Program Files\Vendor\agent.exe"#,
    #"C:\Program Files (x86)\R&D;\a.exe"#, #"C:\Users\ann\a.exe"#, #"C:\Windows\Temp\cmd.exe"#,
    #"C:\Windows\System32\lsass.exe"#, "<unknown process>",
  ]
  private static let modules: [String?] = [
    nil, #"C:\Windows\System32\ntdll.dll"#, #"C:\WINDOWS\SYSTEM32\ntdll.dll"#, #"C:\Windows\System32\kernel32.dll"#,
    #"C:\Program Files\Vendor\1.2.3\hook.dll"#, #"C:\Users\ann\hook.dll"#,
  ]
  private static let functions: [String?] = [nil, "CtrlRoutine", "ctrlroutine", "LoadLibraryW", "a%b", "-x"]
  private static let addresses: [String?] = [
    nil, "0x00007FF89C865EA0", "0x00007FF89C861230", "0xFFFFF803DEADBEE0", "0x000001F0A0B00000", "0x77115EA0",
  ]

  private static func event(_ random: inout SplitMix64) -> RemoteThreadEvent {
    func pick<Value>(_ values: [Value]) -> Value { values[Int(random.next() % UInt64(values.count))] }
    return .sample(
      sourceImage: pick(images), targetImage: pick(images), startAddress: pick(addresses), startModule: pick(modules),
      startFunction: pick(functions))
  }

  private static func baseline(_ random: inout SplitMix64) -> [TupleSummary] {
    let events = (0..<150).map { _ in event(&random) }
    let groups = Dictionary(grouping: events) { ThreadTuple($0) }
    return groups.keys.sorted().map { tuple in
      let group = groups[tuple] ?? []
      return TupleSummary(
        tuple: tuple, example: TupleExample(group[0]), support: .sample, status: .learned,
        isKnownGood: random.next() % 3 > 0,
        offsets: Set(group.compactMap(\.startOffset)).sorted().map {
          .sample($0, hostDays: random.next() % 3 > 0 ? 40 : 1)
        })
    }
  }

  @Test("It drops exactly the events that its plan names", arguments: 0..<40 as Range<UInt64>)
  func exactness(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let tuples = Self.baseline(&random)
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    let xml = try plan.configuration.xml()
    _ = try ExcludeProof.check(xml, plan: plan, tuples: tuples)
    let configuration = try FilterConfiguration(xml: xml)
    var known = ExcludedStarts(plan)
    for _ in 0..<2000 {
      let event = Self.event(&random)
      #expect(configuration.decide(FilterEvent(event)).logged != known.contains(event), "\(ThreadTuple(event))")
    }
  }

  @Test("Every known-good tuple is excluded or left out with a reason, never both", arguments: 0..<10 as Range<UInt64>)
  func completeness(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let tuples = Self.baseline(&random)
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    let excluded = Set(plan.tuples)
    let leftOut = Set(plan.leftOut.map(\.summary))
    #expect(excluded.isDisjoint(with: leftOut))
    #expect(excluded.union(leftOut) == Set(tuples.filter(\.isKnownGood)))
  }
}
