import Baseline
import Foundation
import RemoteThread
import Testing
import TestSupport

@testable import Scoring

/// csrss.exe → cmd.exe at CtrlRoutine and dwm.exe → csrss.exe at a kernel address are known, nine days each.
@Suite("Indicators")
struct IndicatorTests {
  static let kernelBase = #"C:\Windows\System32\KERNELBASE.dll"#
  static let kernel32 = #"C:\Windows\System32\KERNEL32.DLL"#
  static let ntdll = #"C:\Windows\System32\ntdll.dll"#
  static let csrss = #"C:\Windows\System32\csrss.exe"#
  static let lsass = #"C:\Windows\System32\lsass.exe"#
  static let powershell = #"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe"#

  static func baseline() -> InMemoryBaseline {
    let baseline = InMemoryBaseline()
    _ = baseline.learn(
      (1...9).flatMap { day -> [RemoteThreadEvent] in
        let time = "2026-03-0\(day) 10:00:00.000"
        return [
          .sample(utcTime: time, recordID: UInt64(day)),
          .sample(
            utcTime: time, recordID: UInt64(100 + day), sourceImage: #"C:\Windows\System32\dwm.exe"#,
            targetImage: csrss, startAddress: "0xFFFFEF60CA462460", startModule: nil, startFunction: nil),
          .sample(
            utcTime: time, recordID: UInt64(200 + day), targetImage: #"C:\Windows\System32\conhost.exe"#,
            startAddress: "0x00007FF8C72C5EC0", startModule: ntdll, startFunction: nil),
        ]
      })
    return baseline
  }

  static func kinds(_ event: RemoteThreadEvent, profile: ScoringProfile = .standard) -> Set<IndicatorKind> {
    Set(Scorer(baseline().snapshot(), profile: profile).finding(of: event).indicators.map(\.kind))
  }

  private static func unbacked(_ source: String, _ target: String, _ address: String) -> RemoteThreadEvent {
    .sample(sourceImage: source, targetImage: target, startAddress: address, startModule: "-", startFunction: "")
  }

  @Test("Private memory is an unbacked start; a kernel address only explains")
  func unbacked() {
    #expect(Self.kinds(Self.unbacked(Self.csrss, #"C:\x.exe"#, "0x000001E811820000")) == [.unbackedStart])
    #expect(Self.kinds(Self.unbacked(Self.csrss, #"C:\x.exe"#, "0xFFFF8462314B2460")) == [.kernelStart])
    #expect(IndicatorKind.kernelStart.weight == 0)
  }

  @Test("What the pair did before is no indicator")
  func known() {
    #expect(Self.kinds(.sample()).isEmpty)
    let kernel = Self.unbacked(#"C:\Windows\System32\dwm.exe"#, Self.csrss, "0xFFFF8462314B2460")
    #expect(Self.kinds(kernel) == [.kernelStart])
  }

  @Test(
    "Functions that load a library, in any letters; not others of the module",
    arguments: [
      ("LoadLibraryA", true), ("LoadLibraryW", true), ("LoadLibraryExA", true), ("loadlibraryexw", true),
      ("LdrLoadDll", true), ("GetCommandLineW", false), ("LoadLibraryAA", false),
    ])
  func libraryLoad(function: String, isOne: Bool) {
    let event = RemoteThreadEvent.sample(startModule: Self.kernel32, startFunction: function)
    #expect(Self.kinds(event).contains(.libraryLoadStart) == isOne)
  }

  @Test("An offset never seen inside a module is an unknown start address; one that was seen is not")
  func unknownOffset() {
    func start(_ address: String, function: String? = nil) -> RemoteThreadEvent {
      .sample(
        targetImage: #"C:\Windows\System32\conhost.exe"#, startAddress: address, startModule: Self.ntdll,
        startFunction: function)
    }
    #expect(Self.kinds(start("0x00007FF8C72C1234")) == [.unknownStartAddress])
    #expect(Self.kinds(start("0x00007FF111115EC0")).isEmpty)
    #expect(!Self.kinds(start("0x00007FF8C72C1234", function: "TpReleaseTimer")).contains(.unknownStartAddress))
  }

  @Test(
    "The end of a known tool's address counts in private memory alone",
    arguments: [
      ("0x000001E811820B80", nil, true), ("0x000001E811820C7C", nil, true), ("0x000001E811820C88", nil, true),
      ("0x000001E811820B70", nil, false), ("0x00007FF811820B80", ntdll, false),
      ("0xFFFF8462314B0B80", nil, false),
    ] as [(String, String?, Bool)])
  func toolOffset(address: String, module: String?, isOne: Bool) {
    let event = RemoteThreadEvent.sample(
      targetImage: #"C:\x.exe"#, startAddress: address, startModule: module, startFunction: nil)
    #expect(Self.kinds(event).contains(.toolOffset) == isOne)
  }

  @Test("A sensitive target is one for a new pair, but not at the console's signals of the real csrss.exe")
  func sensitiveTarget() {
    let dump = Self.unbacked(Self.csrss, Self.lsass, "0x000001E811820000")
    #expect(Self.kinds(dump) == [.unbackedStart, .sensitiveTarget])
    #expect(Self.kinds(.sample(targetImage: Self.lsass)).isEmpty)
    let copy = RemoteThreadEvent.sample(sourceImage: #"C:\Users\Public\csrss.exe"#, targetImage: Self.lsass)
    #expect(Self.kinds(copy) == [.sensitiveTarget, .openFolderSource, .borrowedName])
    #expect(!Self.kinds(.sample(targetImage: #"C:\x\notlsass.exe"#)).contains(.sensitiveTarget))
  }

  @Test(
    "Programs that run other people's code, as new sources",
    arguments: [
      (powershell, .scriptHostSource), (#"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE"#, .officeSource),
      (#"C:\Windows\System32\mavinject.exe"#, .lolbinSource), (csrss, nil), (#"C:\Windows\System32\services.exe"#, nil),
    ] as [(String, IndicatorKind?)])
  func abusedProgram(source: String, kind: IndicatorKind?) {
    #expect(Self.kinds(.sample(sourceImage: source)) == Set([kind].compactMap(\.self)))
  }

  @Test(
    "New sources where users write, on other drives and on shares",
    arguments: [
      (#"C:\Users\ann\AppData\Local\Temp\x.exe"#, true), (#"E:\x.exe"#, true), (#"\\VBOXSVR\tools\x.exe"#, true),
      (#"C:\Windows\Temp\x.exe"#, true), (#"C:\Program Files\Vendor\x.exe"#, false), ("System", false),
      ("<unknown process>", false), (#"C:\Windows\System32\x.exe"#, false),
    ])
  func openFolder(source: String, isOne: Bool) {
    #expect(Self.kinds(.sample(sourceImage: source)).contains(.openFolderSource) == isOne)
  }

  @Test(
    "A program of Windows in another folder has borrowed its name",
    arguments: [
      (#"C:\ProgramData\svchost.exe"#, true), (#"C:\Windows\svchost.exe"#, true),
      (#"C:\Windows\SysWOW64\svchost.exe"#, false), (#"C:\Windows\explorer.exe"#, false),
      (#"C:\Windows\System32\explorer.exe"#, true), (#"C:\Windows\WinSxS\amd64_x\svchost.exe"#, false),
    ])
  func borrowedName(source: String, isOne: Bool) {
    #expect(Self.kinds(.sample(sourceImage: source)).contains(.borrowedName) == isOne)
  }

  @Test(
    "A person's process into the system's is a mismatch of users",
    arguments: [
      (#"CORP\ann"#, #"NT AUTHORITY\SYSTEM"#, true), (#"CORP\ann"#, #"NT-AUTORITÄT\SYSTEM"#, true),
      (#"CORP\ann"#, #"CORP\ann"#, false), (#"NT AUTHORITY\NETWORK SERVICE"#, #"NT AUTHORITY\SYSTEM"#, false),
      (#"Window Manager\DWM-1"#, #"NT AUTHORITY\SYSTEM"#, false), (#"CORP\WS01$"#, #"NT AUTHORITY\SYSTEM"#, false),
      (nil, #"NT AUTHORITY\SYSTEM"#, false), (#"CORP\ann"#, nil, false),
    ] as [(String?, String?, Bool)])
  func userMismatch(source: String?, target: String?, isOne: Bool) {
    let event = RemoteThreadEvent.sample(targetImage: #"C:\x.exe"#, sourceUser: source, targetUser: target)
    #expect(Self.kinds(event).contains(.userMismatch) == isOne)
    let known = RemoteThreadEvent.sample(sourceUser: source, targetUser: target)
    #expect(!Self.kinds(known).contains(.userMismatch))
  }

  @Test("A user's lists take the place of their namesakes, the others stay")
  func profile() throws {
    let text = #"{"format":1,"lists":{"sensitive_targets":{"entries":[{"name":"Vault.exe","techniques":["T1555"]}]}}}"#
    let profile = try ScoringProfile(replacingStandardBy: Data(text.utf8))
    let event = Self.unbacked(Self.powershell, #"C:\x\vault.exe"#, "0x000001E811820000")
    #expect(Self.kinds(event, profile: profile).isSuperset(of: [.sensitiveTarget, .scriptHostSource]))
    let lsass = Self.unbacked(Self.powershell, Self.lsass, "0x000001E811820000")
    #expect(!Self.kinds(lsass, profile: profile).contains(.sensitiveTarget))
  }

  @Test(
    "A profile that cannot be used is refused",
    arguments: [
      "", "[]", #"{"format":2}"#, #"{"format":1,"lists":{"lolbinz":{"entries":[]}}}"#,
      #"{"format":1,"lists":{"lolbins":{"entries":[{"name":""}]}}}"#,
      #"{"format":1,"lists":{"system_binaries":{"entries":[{"name":"x.exe"}]}}}"#,
      #"{"format":1,"breadth_burst":{"targets":1,"seconds":5}}"#,
    ])
  func badProfile(text: String) {
    #expect(throws: ProfileError.self) { try ScoringProfile(replacingStandardBy: Data(text.utf8)) }
  }

  @Test(
    "A technique is a T with four digits, and of a part of it a point and three more",
    arguments: [
      ("T1055", true), ("T1055.001", true), ("1055", false), ("t1055", false), ("T105", false), ("T10555", false),
      ("T1055.", false), ("T1055.01", false), ("T1055.0011", false), ("T1055,001", false), ("T1055 ", false),
      ("", false),
    ])
  func techniques(text: String, isOne: Bool) throws {
    let file = #"{"format":1,"lists":{"lolbins":{"entries":[{"name":"x","techniques":["\#(text)"]}]}}}"#
    let refusal = "lolbins: x: '\(text)' is no ATT&CK technique, as T1055.001 is"
    func read() throws(ProfileError) { _ = try ScoringProfile(replacingStandardBy: Data(file.utf8)) }
    if isOne { try read() } else { #expect(throws: ProfileError(refusal)) { try read() } }
  }
}
