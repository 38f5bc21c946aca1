import Baseline
import RemoteThread
import SysmonRules
import TestSupport
import Testing

@testable import ExcludeSynthesis

@Suite("Lifted limits")
struct LiftedLimitTests {
  /// A known-good tuple that only the lifted limit lets through.
  private static let cases: [(SafetyLimit, RemoteThreadEvent)] = [
    (.userWritableImages, .sample(sourceImage: #"C:\ProgramData\Vendor\agent.exe"#)),
    (.userWritableImages, .sample(sourceImage: #"C:\Users\ann\AppData\Local\Vendor\app-1.2.3\agent.exe"#)),
    (.unbackedStarts, .sample(startAddress: "0x000001F0A0B00000", startModule: nil, startFunction: nil)),
    (
      .sensitiveTargets,
      .sample(sourceImage: #"C:\Windows\System32\svchost.exe"#, targetImage: #"C:\Windows\System32\lsass.exe"#)
    ),
    (.loaderFunctions, .sample(startModule: #"C:\Windows\System32\kernel32.dll"#, startFunction: "LoadLibraryW")),
    (.debuggerFunctions, .sample(startModule: #"C:\Windows\System32\ntdll.dll"#, startFunction: "DbgUiRemoteBreakin")),
    (.unknownProcesses, .sample(sourceImage: "<unknown process>")),
    (.unknownOffsets, .sample(startFunction: nil)),
  ]

  @Test("Each limit lets through what it is about, says so, and passes the proof", arguments: cases)
  func lifted(limit: SafetyLimit, event: RemoteThreadEvent) throws {
    let isStray = limit == .unknownOffsets
    let tuples: [TupleSummary] = [
      .sample(event, offsets: isStray ? Array(1...20) : []), .sample(), .sample(.kernelStart()),
    ]
    #expect(ExcludeSynthesis.synthesise(tuples: tuples).leftOut.count == 1)
    let plan = ExcludeSynthesis.synthesise(tuples: tuples, policy: SynthesisPolicy(lifted: [limit]))
    #expect(plan.leftOut.isEmpty && plan.liftedLimits == [limit])
    let xml = try plan.configuration.xml()
    #expect(String(decoding: xml, as: UTF8.self).contains("Limit lifted (\(limit.rawValue)): \(limit.warning)"))
    let counts = try ExcludeProof.check(xml, plan: plan, tuples: tuples)
    #expect(counts.hidden.keys.allSatisfy { $0.limit == limit })
    #expect(try !FilterConfiguration(xml: xml).decide(FilterEvent(event)).logged)
  }

  @Test("A limit that is lifted and was in nobody's way is not spoken of")
  func notNeeded() throws {
    let plan = ExcludeSynthesis.synthesise(
      tuples: [.sample()], policy: SynthesisPolicy(lifted: Set(SafetyLimit.allCases)))
    #expect(plan.liftedLimits.isEmpty)
    #expect(try !String(decoding: plan.configuration.xml(), as: UTF8.self).contains("lifted"))
  }

  @Test("Private memory is dropped for its own pair, and no start in the kernel or without an address")
  func privateMemory() throws {
    let event = RemoteThreadEvent.sample(startAddress: "0x000001F0A0B00000", startModule: nil, startFunction: nil)
    let plan = ExcludeSynthesis.synthesise(
      tuples: [.sample(event)], policy: SynthesisPolicy(lifted: [.unbackedStarts]))
    let configuration = try FilterConfiguration(xml: plan.configuration.xml())
    for (address, isLogged) in [
      ("0x0000020000000000", false), ("0xFFFFF803DEADBEE0", true), ("0x7FFE0000", true), (nil, true),
    ] as [(String?, Bool)] {
      let event = RemoteThreadEvent.sample(startAddress: address, startModule: nil, startFunction: nil)
      #expect(configuration.decide(FilterEvent(event)).logged == isLogged, "\(address ?? "none")")
    }
  }

  @Test("What a lifted limit hides of the probes is listed with it")
  func hiddenProbes() throws {
    let event = RemoteThreadEvent.sample(sourceImage: #"C:\Users\ann\AppData\Local\Vendor\app-1.2.3\agent.exe"#)
    let tuples: [TupleSummary] = [.sample(event)]
    let plan = ExcludeSynthesis.synthesise(
      tuples: tuples, policy: SynthesisPolicy(lifted: [.userWritableImages]))
    let counts = try ExcludeProof.check(plan.configuration.xml(), plan: plan, tuples: tuples)
    #expect(counts.hiddenProbes > 0)
    #expect(counts.hidden.keys.contains { $0.probe == .widerText && $0.limit == .userWritableImages })
  }
}
