import Baseline
import Foundation
import RemoteThread
import TestSupport
import Testing

@testable import Scoring

@Suite("Starts in a new source's own folder") struct OwnFolderStartTests {
  private static let known = #"C:\Users\ann\AppData\Local\Known\known.exe"#

  /// A scorer that learned one start of a source, at a module, on nine days.
  private static func scorer(module: String?) -> Scorer {
    let baseline = InMemoryBaseline()
    _ = baseline.learn(
      (1...9).map { day in
        .sample(
          utcTime: "2026-03-0\(day) 10:00:00.000", recordID: UInt64(day), sourceImage: known, startModule: module,
          startFunction: "Run")
      })
    return Scorer(baseline.snapshot())
  }

  private static let experienced = scorer(module: #"C:\Users\ann\AppData\Local\Known\hook.dll"#)

  /// A thread in a process where nobody started one before.
  private static func finding(source: String, module: String, by scorer: Scorer = experienced) -> Finding {
    scorer.finding(
      of: .sample(
        sourceImage: source, targetImage: #"C:\Windows\System32\new.exe"#, startModule: module, startFunction: "Hook"))
  }

  @Test(
    "A folder of its own lies below AppData or ProgramData and is not one that programs share",
    arguments: [
      (#"c:\users\*\appdata\local\rowan\sync\a.exe"#, true), (#"c:\users\ann\appdata\roaming\rowan\a.exe"#, true),
      (#"c:\programdata\rowan\a.exe"#, true), (#"c:\programdata\a.exe"#, false),
      (#"c:\users\*\appdata\local\a.exe"#, false), (#"c:\users\*\appdata\local\temp\a.exe"#, false),
      (#"c:\users\*\appdata\local\temp\x\a.exe"#, false), (#"c:\users\*\downloads\x\a.exe"#, false),
      (#"c:\users\public\x\a.exe"#, false), (#"c:\tools\x\a.exe"#, false), (#"d:\programdata\x\a.exe"#, false),
      (#"c:\users\*\appdata\local\\a.exe"#, false), (#"c:\programdata\\a.exe"#, false), ("", false),
    ])
  func ownFolder(path: String, isOwn: Bool) { #expect((OwnFolder(ofFoldedPath: path) != nil) == isOwn) }

  @Test(
    "What a new program starts in its own library is as likely as known programs there make it, and a reason says so")
  func newProgram() {
    let folder = #"C:\Users\bob\AppData\Local\Rowan\"#
    let finding = Self.finding(source: folder + "rowan.exe", module: folder + "hook.dll")
    // The one source that lies there does so, 1/2 at the end of the chain.
    #expect(abs(finding.components.start - -log2((1 + 0.5) / 2)) < 1e-9)
    #expect(finding.reasons.contains { $0.contains("lies in the source's own folder, as in 1 of 1 source there") })
  }

  @Test("Where no known program does so, a new one surprises by it")
  func unknown() {
    let folder = #"C:\Users\bob\AppData\Local\Rowan\"#
    let scorer = Self.scorer(module: #"C:\Windows\System32\kernelbase.dll"#)
    let beside = Self.finding(source: folder + "rowan.exe", module: folder + "hook.dll", by: scorer)
    #expect(abs(beside.components.start - -log2(0.5 / 2)) < 1e-9)
    let elsewhere = Self.finding(source: folder + "rowan.exe", module: #"C:\Windows\Temp\hook.dll"#, by: scorer)
    #expect(abs(elsewhere.components.start - log2(10)) < 1e-9)
  }

  @Test(
    "A library in a folder that programs share, or in another one, gains nothing by it",
    arguments: [
      (#"C:\Users\Public\"#, #"C:\Users\Public\"#), (#"C:\Users\bob\Downloads\"#, #"C:\Users\bob\Downloads\"#),
      (#"C:\ProgramData\Rowan\"#, #"C:\ProgramData\"#),
      (#"C:\ProgramData\Rowan\"#, #"C:\Users\bob\AppData\Local\Rowan\"#),
    ])
  func sharedFolder(folder: String, library: String) {
    let finding = Self.finding(source: folder + "tool.exe", module: library + "hook.dll")
    #expect(abs(finding.components.start - log2(10)) < 1e-9)
    #expect(!finding.reasons.contains { $0.contains("own folder") })
  }

  @Test("A second library beside a known program, which its user may have put there, surprises as before")
  func knownProgram() {
    let finding = Self.finding(source: Self.known, module: #"C:\Users\ann\AppData\Local\Known\other.dll"#)
    // Nine host-days of one start, overall and of this source.
    #expect(abs(finding.components.start - log2(100)) < 1e-9)
  }
}
