import Foundation
import Testing

@testable import CommandLineInterface

@Suite("Where --output writes")
struct OutputFileTests {
  private let folder: TemporaryFolder
  private let baseline: String

  init() throws {
    folder = try TemporaryFolder()
    baseline = folder.path("b.heddle")
    let file = try folder.write("a.json", BadInputTests.event + "\n")
    #expect(CommandRun(["train", file, "--baseline", baseline]).exitCode == 0)
  }

  private func export(to path: String) -> CommandRun {
    CommandRun(["baseline", "export", "--baseline", baseline, "--output", path])
  }

  @Test("A pipe is written to; no file takes its place")
  func pipe() throws {
    let path = folder.path("pipe")
    try #require(unsafe mkfifo(path, 0o600) == 0)
    let reader = unsafe open(path, O_RDONLY | O_NONBLOCK)
    try #require(reader >= 0)
    #expect(export(to: path).exitCode == 0)
    let read = try FileHandle(fileDescriptor: reader, closeOnDealloc: true).readToEnd() ?? Data()
    #expect(String(decoding: read, as: UTF8.self) == CommandRun(["baseline", "export", "--baseline", baseline]).output)
    #expect(try folder.names() == ["a.json", "b.heddle", "pipe"])
  }

  @Test("A symbolic link stays, and the file that it leads to is replaced")
  func link() throws {
    let target = try folder.write("target", "old")
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    #expect(export(to: link).exitCode == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    #expect(try folder.contents("target").starts(with: Data("{\"format\"".utf8)))
  }

  @Test("The baseline itself is refused, by whatever name")
  func itself() throws {
    let before = try folder.contents("b.heddle")
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: baseline)
    for path in [baseline, link] {
      for command in [["baseline", "export"], ["config", "generate"]] {
        let run = CommandRun(command + ["--baseline", baseline, "--output", path])
        #expect(run.exitCode == 64)
        #expect(run.diagnostics.contains("'--output' names the baseline itself"))
      }
    }
    #expect(try folder.contents("b.heddle") == before)
  }
}
