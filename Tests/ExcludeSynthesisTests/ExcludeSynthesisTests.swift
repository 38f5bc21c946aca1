import Baseline
import RemoteThread
import SysmonRules
import TestSupport
import Testing

@testable import ExcludeSynthesis

@Suite("Exclude synthesis")
struct ExcludeSynthesisTests {
  private func reasons(_ event: RemoteThreadEvent, offsets: [UInt16] = []) -> [LeftOutReason] {
    let exact = ExactRules(of: [.sample(event, offsets: offsets)])
    #expect(exact.rules.isEmpty)
    return exact.leftOut.map(\.reason)
  }

  private func conditions(_ event: RemoteThreadEvent) -> [FieldCondition] {
    let exact = ExactRules(of: [.sample(event)])
    #expect(exact.leftOut.map(\.reason) == [])
    return exact.rules.first?.conditions ?? []
  }

  @Test("A rule names source, target, module and function in the spelling of the events")
  func fourFields() {
    #expect(
      conditions(.sample()) == [
        FieldCondition(.sourceImage, .is, #"C:\Windows\System32\csrss.exe"#),
        FieldCondition(.targetImage, .is, #"C:\Windows\System32\cmd.exe"#),
        FieldCondition(.startModule, .is, #"C:\Windows\System32\KERNELBASE.dll"#),
        FieldCondition(.startFunction, .is, "CtrlRoutine"),
      ])
  }

  @Test("A start without function is pinned by each of its offsets")
  func offsets() {
    let summary = TupleSummary.sample(.sample(startFunction: nil), offsets: [0x61E0, 0x0EA0])
    let rules = ExactRules(of: [summary]).rules
    #expect(rules.map(\.offset) == [0x0EA0, 0x61E0])
    #expect(
      rules.map { Array($0.conditions.suffix(2)) }
        == ["0EA0", "61E0"].map { digits in
          [FieldCondition(.startFunction, .is, "-"), FieldCondition(.startAddress, .endWith, digits)]
        })
  }

  @Test("A start without function is left out where its offsets are unknown or too many")
  func noUsableOffsets() {
    let blank = RemoteThreadEvent.sample(startAddress: nil, startFunction: nil)
    #expect(reasons(blank) == [.noOffset])
    #expect(
      ExactRules(of: [.sample(blank, offsets: [1], strayOffsets: [2])]).rules.map(\.offset) == [1])
    #expect(reasons(blank, offsets: Array(1...17)) == [.tooManyOffsets(count: 17, limit: 16)])
    #expect(ExcludeSynthesis.synthesise(tuples: [.sample(blank, offsets: Array(1...16))]).rules.count == 16)
  }

  @Test(
    "Of a pair with a kernel start only kernel addresses are dropped",
    arguments: [
      ("0xFFFFF803DEADBEE0", true), ("0xFFFF800000000000", true), ("0xffffffffffffffff", true),
      ("0xFFFF7FFFFFFFFFFF", false), ("0x00007FF89C865EA0", false), ("0x0000FFFF80000000", false),
      ("0x000001F0A0B00000", false), ("0x00000000FFFF9000", false), ("0x7FFE0000", false), ("0x00541485", false),
      ("0xFFFF1234", false), ("0xFFFF7FFF", false), ("0xFFFF8000", true), ("0x80000000", false), ("", false),
    ])
  func kernelAddresses(text: String, isDropped: Bool) throws {
    let plan = ExcludeSynthesis.synthesise(tuples: [.sample(.kernelStart())])
    let configuration = try FilterConfiguration(xml: plan.configuration.xml())
    let event = RemoteThreadEvent.kernelStart(text)
    #expect(configuration.decide(FilterEvent(event)).logged != isDropped)
    #expect(!isDropped || event.startClass == .kernel)
  }

  @Test("No kernel address of 64-bit Windows stays logged, and nothing but kernel addresses is dropped")
  func kernelAddressesAtRandom() throws {
    let plan = ExcludeSynthesis.synthesise(tuples: [.sample(.kernelStart())])
    let configuration = try FilterConfiguration(xml: plan.configuration.xml())
    var random = SplitMix64(seed: 8)
    for _ in 0..<2000 {
      let value = random.next() | (random.next() & 1 == 0 ? 0xFFFF_0000_0000_0000 : 0)
      for text in [StartAddress(value).description, "0x" + StartAddress(value).description.suffix(8)] {
        let event = RemoteThreadEvent.kernelStart(text)
        let isDropped = !configuration.decide(FilterEvent(event)).logged
        #expect(!isDropped || event.startClass == .kernel, "\(text)")
        #expect(isDropped || event.startClass != .kernel || text.utf8.count == 10, "\(text)")
      }
    }
  }

  @Test("A path that varies below a closed folder is matched by its beginning and its end")
  func varyingPath() {
    let event = RemoteThreadEvent.sample(sourceImage: #"C:\Program Files\Vendor\app-1.2.3\agent.exe"#)
    #expect(
      conditions(event).prefix(3) == [
        FieldCondition(.sourceImage, .beginWith, #"C:\Program Files\Vendor\app-"#),
        FieldCondition(.sourceImage, .endWith, #"\agent.exe"#),
        FieldCondition(.sourceImage, .excludes, ".."),
      ])
  }

  @Test("Of ProgramData Defender's platform alone is closed")
  func defender() throws {
    let folder = #"C:\ProgramData\Microsoft\Windows Defender\Platform\"#
    let learned = RemoteThreadEvent.sample(sourceImage: folder + #"4.18.24090.11-0\MsMpEng.exe"#)
    let plan = ExcludeSynthesis.synthesise(tuples: [.sample(learned)])
    let configuration = try FilterConfiguration(xml: plan.configuration.xml())
    func isDropped(_ image: String) -> Bool {
      !configuration.decide(FilterEvent(.sample(sourceImage: image))).logged
    }
    #expect(isDropped(folder + #"4.18.25010.3-0\MsMpEng.exe"#))
    for planted in [
      folder + #"4.18.24090.11-0\other.exe"#, folder + #"..\..\..\MsMpEng.exe"#, #"C:\ProgramData\MsMpEng.exe"#,
      #"C:\ProgramData\Microsoft\MsMpEng.exe"#,
    ] {
      #expect(!isDropped(planted), "\(planted)")
    }
  }

  @Test("What stands between two varying parts has to occur")
  func twoVaryingParts() {
    let event = RemoteThreadEvent.sample(sourceImage: #"C:\Program Files\Vendor\1.2\bin\v3.4\agent.exe"#)
    #expect(conditions(event)[1] == FieldCondition(.sourceImage, .contains, #"\bin\v"#))
  }

  @Test("A writable folder below a closed one is kept out by name")
  func hole() throws {
    let folder = #"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\"#
    let plan = ExcludeSynthesis.synthesise(tuples: [.sample(.sample(sourceImage: folder + "mscorsvw.exe"))])
    let configuration = try FilterConfiguration(xml: plan.configuration.xml())
    for hole in ["Temporary ASP.NET Files", "TEMPOR~1", "Temporary ASP.NET Files."] {
      let planted = RemoteThreadEvent.sample(sourceImage: folder + hole + #"\mscorsvw.exe"#)
      #expect(configuration.decide(FilterEvent(planted)).logged, "\(hole)")
    }
    let updated = RemoteThreadEvent.sample(
      sourceImage: #"C:\Windows\Microsoft.NET\Framework64\v4.8.1\mscorsvw.exe"#)
    #expect(!configuration.decide(FilterEvent(updated)).logged)
  }

  @Test("A path that varies does not climb out of its folder", arguments: [#"\..\..\Users\Public\"#, "/../../Users\\"])
  func climbing(way: String) throws {
    let folder = #"C:\Program Files\Vendor\"#
    let plan = ExcludeSynthesis.synthesise(tuples: [.sample(.sample(startModule: folder + #"1.2.3\hook.dll"#))])
    let configuration = try FilterConfiguration(xml: plan.configuration.xml())
    let planted = RemoteThreadEvent.sample(startModule: folder + "1.2.3" + way + "hook.dll")
    #expect(configuration.decide(FilterEvent(planted)).logged)
  }

  @Test("A path that varies and holds what its rule keeps out is left out, and the others are not")
  func holeInPath() {
    let folder = #"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\"#
    #expect(reasons(.sample(sourceImage: folder + #"a~b\x.exe"#)) == [.userWritable(.sourceImage)])
    #expect(reasons(.sample(sourceImage: #"C:\Program Files\a..b\1.2\x.exe"#)) == [.userWritable(.sourceImage)])
  }

  @Test(
    "Decomposed letters are matched as the events spell them, and left out where the path varies",
    arguments: ["Cafe\u{301}", "\u{1112}\u{1161}\u{11AB}", "\u{212B}"])
  func decomposed(name: String) throws {
    let event = RemoteThreadEvent.sample(sourceImage: #"C:\Program Files\"# + name + #"\a.exe"#, startFunction: name)
    let tuples = [TupleSummary.sample(event)]
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    let xml = try plan.configuration.xml()
    #expect(try ExcludeProof.check(xml, plan: plan, tuples: tuples).dropped > 0)
    #expect(try !FilterConfiguration(xml: xml).decide(FilterEvent(event)).logged)
    #expect(
      reasons(.sample(sourceImage: #"C:\Program Files\"# + name + #"\1.2\a.exe"#)) == [.unclearSpelling(.sourceImage)])
  }

  @Test(
    "Images that users can put there, or that are no full path, are left out",
    arguments: [
      #"C:\Users\ann\AppData\Local\app-1.2.3\x.exe"#, #"C:\Users\Public\x.exe"#, #"C:\ProgramData\x\x.exe"#,
      #"C:\Windows\Temp\x.exe"#, #"C:\Windows\Tasks\x.exe"#, #"\\server\share\x.exe"#, "System", "x.exe",
      #"C:\Program Files\..\Users\x.exe"#, #"C:\Windows\x.exe:stream.exe"#,
    ])
  func userWritable(path: String) {
    #expect(reasons(.sample(sourceImage: path)) == [.userWritable(.sourceImage)])
    #expect(reasons(.sample(targetImage: path)) == [.userWritable(.targetImage)])
    #expect(reasons(.sample(startModule: path)) == [.userWritable(.startModule)])
  }

  @Test("A path that varies where a writable folder would match is left out")
  func variesTooEarly() {
    #expect(
      reasons(.sample(sourceImage: #"C:\Windows\1.2.3\x.exe"#)) == [.variesTooEarly(.sourceImage)])
    #expect(
      reasons(.sample(sourceImage: #"C:\Program Files\1.2.3\x.exe"#)) == [.variesTooEarly(.sourceImage)])
    #expect(
      reasons(.sample(sourceImage: #"C:\Program Files\WindowsApps\1.2.3_x64\x.exe"#))
        == [.variesTooEarly(.sourceImage)])
    #expect(reasons(.sample(sourceImage: #"C:\Program Files\w1.2.3\x.exe"#)) == [.variesTooEarly(.sourceImage)])
  }

  @Test("A file name that varies is left out")
  func variableFileName() {
    let path = #"C:\Program Files\Vendor\{01234567-89AB-CDEF-0123-456789ABCDEF}.exe"#
    #expect(reasons(.sample(sourceImage: path)) == [.variableFileName(.sourceImage)])
  }

  @Test("A process that Sysmon could not name is left out")
  func unknownProcess() {
    #expect(reasons(.sample(sourceImage: "<unknown process>")) == [.unknownProcess(.sourceImage)])
    #expect(reasons(.sample(targetImage: "<unknown process>")) == [.unknownProcess(.targetImage)])
  }

  @Test(
    "A sensitive target is left out",
    arguments: ["lsass.exe", "WINLOGON.EXE", "services.exe", "Sysmon64.exe", "Sysmon64a.exe"])
  func sensitiveTarget(file: String) {
    let event = RemoteThreadEvent.sample(
      sourceImage: #"C:\Windows\System32\svchost.exe"#, targetImage: #"C:\Windows\System32\"# + file)
    #expect(reasons(event) == [.sensitiveTarget])
  }

  @Test("What Windows itself starts in sensitive targets is excluded there, and nothing beside it")
  func systemStart() {
    let module = #"C:\Windows\System32\KERNELBASE.dll"#
    func control(_ source: String, _ function: String) -> RemoteThreadEvent {
      .sample(
        sourceImage: source, targetImage: #"C:\Windows\System32\lsass.exe"#, startModule: module,
        startFunction: function)
    }
    let csrss = #"C:\Windows\System32\csrss.exe"#
    #expect(conditions(control(csrss, "CtrlRoutine")).count == 4)
    #expect(reasons(control(csrss, "SetEvent")) == [.sensitiveTarget])
    #expect(reasons(control(#"C:\Windows\csrss.exe"#, "CtrlRoutine")) == [.sensitiveTarget])
    #expect(reasons(control(#"C:\Windows\System32\svchost.exe"#, "CtrlRoutine")) == [.sensitiveTarget])
    let winlogon = #"C:\Windows\System32\winlogon.exe"#
    let logon = RemoteThreadEvent.sample(
      sourceImage: winlogon, targetImage: #"C:\Windows\System32\LogonUI.exe"#, startModule: module,
      startFunction: "TppWorkerThread")
    #expect(conditions(logon).count == 4)
    var other = logon
    other.targetImage = .init(#"C:\Windows\System32\lsass.exe"#) ?? other.targetImage
    #expect(reasons(other) == [.sensitiveTarget])
  }

  @Test("A start in private memory is left out")
  func unbackedStart() {
    let event = RemoteThreadEvent.sample(startAddress: "0x000001F0A0B00000", startModule: nil, startFunction: nil)
    #expect(reasons(event) == [.unbackedUserStart])
  }

  @Test("A function without module is left out")
  func functionWithoutModule() {
    let event = RemoteThreadEvent.sample(startAddress: "0xFFFFF80000000000", startModule: nil, startFunction: "x")
    #expect(reasons(event) == [.functionWithoutModule])
  }

  @Test(
    "A function that loads or runs its argument is left out, in any module",
    arguments: [
      "LoadLibraryA", "loadlibraryexw", "LdrLoadDll", "LoadPackagedLibrary", "WinExec", "CreateProcessW",
      "RtlUserThreadStart", "longjmp", "QueueUserWorkItem",
    ])
  func loader(function: String) {
    #expect(reasons(.sample(startFunction: function)) == [.loaderFunction])
  }

  @Test("A debugger's way in is left out")
  func debugger() {
    #expect(reasons(.sample(startFunction: "DbgUiRemoteBreakin")) == [.debuggerFunction])
  }

  @Test(
    "A value that does not survive in a configuration is left out",
    arguments: [
      ("a%PATH%b", .percentSign), ("a\u{1B}b", .unprintable), ("a\nb", .unprintable), ("a\u{A0}", .outerWhiteSpace),
      ("a\u{202E}b", .misleading), ("a\u{FFFD}b", .misleading),
    ] as [(String, FilterValueFault)])
  func hostileValue(text: String, fault: FilterValueFault) {
    #expect(reasons(.sample(startFunction: text)) == [.value(.startFunction, fault)])
    #expect(
      reasons(.sample(sourceImage: #"C:\Windows\"# + text)) == [.value(.sourceImage, fault)])
  }

  @Test("A value that Sysmon may have cut is left out")
  func longValue() {
    let folder = #"C:\Windows\"#
    let fits = folder + String(repeating: "a", count: 254 - folder.count)
    #expect(!conditions(.sample(sourceImage: fits)).isEmpty)
    #expect(reasons(.sample(sourceImage: fits + "a")) == [.tooLong(.sourceImage, limit: 254)])
  }

  @Test("A '*' in an event never becomes a wildcard")
  func literalStar() {
    #expect(reasons(.sample(sourceImage: #"C:\Windows\*.exe"#)) == [.unclearSpelling(.sourceImage)])
  }

  @Test("Markup and list separators in a value keep their meaning")
  func markup() throws {
    let event = RemoteThreadEvent.sample(
      sourceImage: #"C:\Program Files\R&D; 'it''s' ]]\x.exe"#, startFunction: #"<a;"b">]]>--"#)
    let plan = ExcludeSynthesis.synthesise(tuples: [.sample(event)])
    let configuration = try FilterConfiguration(xml: plan.configuration.xml())
    #expect(!configuration.decide(FilterEvent(event)).logged)
  }

  @Test(
    "A path with characters that Windows has not is left out", arguments: ["<a>.exe", "a\".exe", "a|b.exe", "-->.exe"])
  func neverWritten(file: String) {
    #expect(reasons(.sample(sourceImage: #"C:\Windows\"# + file)) == [.neverWritten(.sourceImage)])
  }

  @Test("Only what is known good is excluded")
  func knownGoodOnly() {
    let plan = ExcludeSynthesis.synthesise(tuples: [.sample(isKnownGood: false)])
    #expect(plan.rules.isEmpty && plan.leftOut.isEmpty)
  }

  @Test("A tuple approved by name needs no support, and the evidence says so")
  func approved() {
    let plan = ExcludeSynthesis.synthesise(tuples: [.sample(status: .approved, support: .none)])
    #expect(plan.rules.map { $0.evidence.first } == ["Approved by name; never seen."])
  }

  @Test("The evidence gives the figures and the blind spot")
  func evidence() {
    let plan = ExcludeSynthesis.synthesise(tuples: [.sample()])
    #expect(
      plan.rules.first?.evidence == [
        "18,204 events on 412 hosts, 3,210 host-days, 30 days, 2026-01-01 to 2026-01-30.",
        "Blind to: every thread of this source in this target that starts at this function, whatever is in the source.",
      ])
  }

  @Test("A path that varies is left out where its rule would fit another image of the baseline, in any field")
  func overreach() {
    func vendor(_ path: String) -> String { #"C:\Program Files\Vendor\"# + path }
    let tuples: [TupleSummary] = [
      .sample(.sample(targetImage: vendor(#"Plug\x.exe"#)), isKnownGood: false),
      .sample(.sample(sourceImage: vendor(#"1.2\x.exe"#))),
      .sample(.sample(sourceImage: vendor(#"Plug\1.2\y.exe"#))),
    ]
    let exact = ExactRules(of: tuples)
    #expect(exact.leftOut.map(\.summary) == [tuples[1]])
    #expect(
      exact.leftOut.map(\.reason) == [.alsoFits(.sourceImage, image: #"c:\program files\vendor\plug\x.exe"#)])
    #expect(exact.rules.map(\.summary) == [tuples[2]])
  }

  @Test("The order of the tuples does not matter")
  func order() throws {
    let tuples: [TupleSummary] = [
      .sample(.kernelStart()), .sample(), .sample(.sample(targetImage: #"C:\Windows\System32\lsass.exe"#)),
      .sample(.sample(startFunction: nil), offsets: [2, 1]),
    ]
    let plans = [tuples, tuples.reversed()].map { ExcludeSynthesis.synthesise(tuples: $0) }
    #expect(try plans[0].configuration.xml() == plans[1].configuration.xml())
    #expect(plans[0].rules == plans[1].rules && plans[0].leftOut == plans[1].leftOut)
  }
}
