import Foundation
import Testing

/// Bad input gives one clear line or a counted skip, exit code 1, and nothing half-written.
@Suite("Bad input")
struct BadInputTests {
  static let event =
    #"{"EventID":8,"SourceName":"Microsoft-Windows-Sysmon","Hostname":"WS01","RecordNumber":1,"#
    + #""UtcTime":"2026-03-02 10:00:00.000","SourceImage":"C:\\Windows\\System32\\csrss.exe","#
    + #""TargetImage":"C:\\Windows\\System32\\cmd.exe","NewThreadId":"4711","StartAddress":"0x00007FF89C865EA0","#
    + #""StartModule":"C:\\Windows\\System32\\KERNELBASE.dll","StartFunction":"CtrlRoutine"}"#

  @Test(
    "Input that holds no event is named, exits with 1 and makes no baseline",
    arguments: [
      ("empty", [UInt8](), "empty"),
      ("binary", (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 7) }, "not a known format"),
      ("evtx", Array("ElfFile\0".utf8) + [UInt8](repeating: 0, count: 4088), "the checksum of the header"),
      ("evtx-cut", Array("ElfFile\0".utf8), "cut off within the header"),
      ("text", Array("dear diary\nnothing happened\n".utf8), "not a known format"),
    ])
  func noEvents(name: String, bytes: [UInt8], reason: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(name, bytes)
    let run = CommandRun(["train", file, "--baseline", folder.path("b.heddle")])
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.contains("\(file): "))
    #expect(run.diagnostics.contains(reason))
    #expect(try folder.names() == [name])
  }

  @Test("A missing file is named, and the others are still read")
  func missingFile() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.json", Self.event + "\n")
    let run = CommandRun(["train", folder.path("missing"), file, "--baseline", folder.path("b.heddle")])
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.contains("\(folder.path("missing")): No such file or directory"))
    #expect(run.output.contains("learned 1 event"))
  }

  @Test("A folder without permission is named", .enabled(if: getuid() != 0, "root may read everything"))
  func folderWithoutPermission() throws {
    let folder = try TemporaryFolder()
    let closed = folder.url.appending(path: "closed")
    try FileManager.default.createDirectory(at: closed, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: closed.path) }
    let run = CommandRun(["train", closed.path, "--baseline", folder.path("b.heddle")])
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.contains("\(closed.path): Permission denied"))
  }

  @Test("A damaged line is counted and named, its neighbours are learned, and --allow-damaged forgives it")
  func damagedLine() throws {
    let folder = try TemporaryFolder()
    let second = Self.event.replacing("\"RecordNumber\":1", with: "\"RecordNumber\":2")
    let file = try folder.write("a.json", "\(Self.event)\n{\"EventID\":8,\"Sour\n\(second)\n")
    let run = CommandRun(["train", file, "--baseline", folder.path("b.heddle")])
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.contains("\(file):2: "))
    #expect(run.diagnostics.contains("1 damaged record skipped"))
    #expect(run.output.contains("learned 2 events"))
    let forgiven = CommandRun(["train", file, "--baseline", folder.path("c.heddle"), "--allow-damaged"])
    #expect(forgiven.exitCode == 0)
    #expect(forgiven.output == run.output)
  }

  @Test("A line of 20 MiB is one counted skip")
  func longLine() throws {
    let folder = try TemporaryFolder()
    let long = "{\"EventID\":8,\"x\":\"" + String(repeating: "a", count: 20 << 20) + "\"}"
    let file = try folder.write("a.json", "\(long)\n\(Self.event)\n")
    let run = CommandRun(["train", file, "--baseline", folder.path("b.heddle")])
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.contains("\(file):1: longer than 16 MiB"))
    #expect(run.output.contains("learned 1 event"))
  }

  @Test(
    "A baseline that is none is refused in one line before anything is read",
    arguments: [
      ("text", Array("not a database, but long enough to look at\n".utf8)), ("empty", [UInt8]()),
      ("header", Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0xFF, count: 100)),
    ])
  func notABaseline(name: String, bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.json", Self.event + "\n")
    let baseline = try folder.write(name, bytes)
    for command in [["train", file], ["score", file], ["config", "generate"], ["baseline", "show"]] {
      let run = CommandRun(command + ["--baseline", baseline])
      #expect(run.exitCode == 1)
      #expect(run.output.isEmpty)
      let isOneLine = run.diagnostics.split(separator: "\n").count == 1
      #expect(isOneLine, "\(run.diagnostics)")
      #expect(run.diagnostics.hasPrefix("heddle: error: \(baseline): "))
    }
    #expect(try folder.contents(name) == Data(bytes))
    #expect(try folder.names() == ["a.json", name].sorted())
  }

  @Test("Scoring without a baseline says so")
  func missingBaseline() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.json", Self.event + "\n")
    let run = CommandRun(["score", file, "--baseline", folder.path("none.heddle")])
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.hasPrefix("heddle: error: \(folder.path("none.heddle")): "))
    #expect(try folder.names() == ["a.json"])
  }

  @Test(
    "A full disk is one line, and no file is left behind",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.json", Self.event + "\n")
    let baseline = folder.path("b.heddle")
    #expect(CommandRun(["train", file, "--baseline", baseline]).exitCode == 0)
    let full = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
    let run = CommandRun(["baseline", "export", "--baseline", baseline], outputTo: full.fileDescriptor)
    #expect(run.exitCode == 1)
    #expect(run.diagnostics == "heddle: error: cannot write standard output: No space left on device\n")
  }

  @Test("A closed pipe is no error")
  func closedPipe() throws {
    signal(SIGPIPE, SIG_IGN)
    let folder = try TemporaryFolder()
    let file = try folder.write("a.json", Self.event + "\n")
    let baseline = folder.path("b.heddle")
    _ = CommandRun(["train", file, "--baseline", baseline])
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let run = CommandRun(
      ["baseline", "export", "--baseline", baseline], outputTo: pipe.fileHandleForWriting.fileDescriptor)
    #expect(run.exitCode == 0)
    #expect(run.diagnostics.isEmpty)
  }

  @Test("An output file that cannot be made leaves no trace")
  func unwritableOutput() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.json", Self.event + "\n")
    let baseline = folder.path("b.heddle")
    _ = CommandRun(["train", file, "--baseline", baseline])
    let target = folder.path("no-such-folder/out.ndjson")
    let run = CommandRun(["baseline", "export", "--baseline", baseline, "--output", target])
    #expect(run.exitCode == 1)
    #expect(run.diagnostics == "heddle: error: cannot write \(target): No such file or directory\n")
  }

  @Test("Escapes in an argument reach the terminal as text")
  func escapedUsage() {
    let run = CommandRun(["train", "--\u{1B}[2J"])
    #expect(run.exitCode == 64)
    #expect(!run.diagnostics.contains("\u{1B}"))
  }
}

@Suite("How a baseline counts paths")
struct GeneralisationChoiceTests {
  @Test("A baseline of raw paths stays one without the flag, and a generalised one refuses it")
  func choice() throws {
    let folder = try TemporaryFolder()
    let event = BadInputTests.event.replacing("System32\\\\cmd.exe", with: "Tool 1.2.3\\\\cmd.exe")
    let file = try folder.write("a.json", event + "\n")
    let second = try folder.write(
      "b.json", event.replacing("\"RecordNumber\":1", with: "\"RecordNumber\":2").replacing("1.2.3", with: "1.2.4"))
    let (raw, generalised) = (folder.path("raw.heddle"), folder.path("generalised.heddle"))
    #expect(CommandRun(["train", file, "--baseline", raw, "--no-generalise"]).exitCode == 0)
    #expect(CommandRun(["train", second, "--baseline", raw]).output.contains("holds 2 tuples"))
    #expect(CommandRun(["train", file, "--baseline", generalised]).exitCode == 0)
    #expect(CommandRun(["train", second, "--baseline", generalised]).output.contains("holds 1 tuple,"))
    let refused = CommandRun(["train", second, "--baseline", generalised, "--no-generalise"])
    #expect(refused.exitCode == 1)
    #expect(refused.diagnostics.contains("counts generalised paths"))
  }
}
