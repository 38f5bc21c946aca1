import Baseline
import BaselineSQLite
import FleetSimulator
import Foundation
import RemoteThread
import TestSupport
import Testing

/// A place to rebuild in: an inbox, a baseline, and what is published.
struct RebuildFolder {
  let folder: TemporaryFolder
  var baseline: String { folder.path("fleet.heddle") }
  var configuration: String { folder.path("exclude.xml") }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: folder.url.appending(path: "inbox"), withIntermediateDirectories: true)
  }

  /// Puts a file into the inbox; `cut` bytes are missing at its end, as of a file that still grows.
  func deliver(_ name: String, _ events: [RemoteThreadEvent], cut: Int = 0) throws {
    let bytes = events.flatMap { WinlogbeatWriter().line($0) }
    try folder.write("inbox/\(name)", Array(bytes.dropLast(cut)))
  }

  /// The arguments of a rebuild in the night after day `day` of March 2026.
  func arguments(_ day: Int, _ more: [String] = []) -> [String] {
    [
      "rebuild", "--inbox", folder.path("inbox"), "--baseline", baseline, "--config-out", configuration, "--report",
      folder.path("reports"), "--now", "\(Self.date(day + 1))T02:00:00Z", "--jobs", "1",
    ] + more
  }

  /// Rebuilds in the night after day `day` of March 2026.
  @discardableResult func rebuild(_ day: Int, _ more: [String] = []) -> CommandRun { CommandRun(arguments(day, more)) }

  /// What the baseline holds, and the published configuration.
  func state() throws -> (lines: String, configuration: Data) {
    (CommandRun(["baseline", "export", "--baseline", baseline]).output, try folder.contents("exclude.xml"))
  }

  /// How a tuple stands.
  func summary(of event: RemoteThreadEvent) throws -> TupleSummary? {
    let store = try SQLiteBaseline.open(at: baseline, mode: .readOnly)
    return try store.tuples().first { $0.tuple == ThreadTuple(event) }
  }

  static func date(_ day: Int) -> String { UTCDay(number: 20_512 + Int32(day)).description }

  /// What each of `hosts` does on day `day` of March 2026: csrss sends Ctrl-C to a few programs.
  static func usual(_ day: Int, hosts: Int = 20) -> [RemoteThreadEvent] {
    (0..<hosts).flatMap { host in
      ["cmd", "powershell", "conhost"].enumerated().map { number, name in
        .sample(
          utcTime: "\(date(day)) 10:0\(number):00.000", computer: "WS\(host)", recordID: UInt64(number + 1),
          targetImage: #"C:\Windows\System32\"# + name + ".exe")
      }
    }
  }

  /// The same start on some hosts on day `day`: a library loaded into notepad, as an injection looks.
  static func odd(_ day: Int, on hosts: Range<Int>, source: String = #"C:\ProgramData\x\loader.exe"#)
    -> [RemoteThreadEvent]
  {
    hosts.map { host in
      .sample(
        utcTime: "\(date(day)) 11:00:00.000", computer: "WS\(host)", recordID: 900, sourceImage: source,
        targetImage: #"C:\Windows\System32\notepad.exe"#, startAddress: "0x00007FF89C860F30",
        startModule: #"C:\Windows\System32\kernel32.dll"#, startFunction: "LoadLibraryW")
    }
  }
}
