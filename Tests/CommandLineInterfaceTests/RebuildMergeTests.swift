import Foundation
import RemoteThread
import TestSupport
import Testing

@Suite("Rebuilding into a configuration that is there")
struct RebuildMergeTests {
  private let place: RebuildFolder

  init() throws { place = try RebuildFolder() }

  /// A configuration kept by hand: comments, own exclusions, another section.
  private static let own = """
    <!-- fleet-wide, ask Ann -->
    <Sysmon schemaversion="4.90">
    \t<EventFiltering>
    \t\t<RuleGroup name="threads" groupRelation="or">
    \t\t\t<CreateRemoteThread onmatch="exclude">
    \t\t\t\t<!-- CHG-12: the agent é -->
    \t\t\t\t<SourceImage condition='is'>C:\\Agent\\agent.exe</SourceImage>
    \t\t\t</CreateRemoteThread>
    \t\t</RuleGroup>
    \t\t<RuleGroup groupRelation="or"><ProcessTerminate onmatch="include"/></RuleGroup>
    \t</EventFiltering>
    </Sysmon>
    """

  private var file: String { place.folder.path("sysmon.xml") }

  private func contents() throws -> Data { try place.folder.contents("sysmon.xml") }

  /// The night after day `day`, which merges into the file; the first one learns ten days.
  private func night(_ day: Int, _ odd: [RemoteThreadEvent] = [], _ more: [String] = []) throws -> CommandRun {
    for day in day == 10 ? 1...10 : day...day {
      try place.deliver("day\(day).ndjson", RebuildFolder.usual(day) + odd)
    }
    return CommandRun(arguments(day, more))
  }

  private func arguments(_ day: Int, _ more: [String] = []) -> [String] {
    place.arguments(day, more).map { $0 == "--config-out" ? "--merge-into" : $0 == place.configuration ? file : $0 }
  }

  /// `text` with CRLF as a file of some encoding.
  private static func encoded(_ form: String) throws -> [UInt8] {
    let text = own.replacing("\n", with: "\r\n")
    switch form {
    case "UTF-8 with BOM": return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case "UTF-16LE with BOM": return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    default:
      let latin = try #require(text.data(using: .isoLatin1))
      return Array(Data(#"<?xml version="1.0" encoding="ISO-8859-1"?>"#.utf8) + Data("\r\n".utf8) + latin)
    }
  }

  @Test(
    "Rollback restores the file byte for byte: comments, CRLF, byte order mark and encoding",
    arguments: ["UTF-8 with BOM", "UTF-16LE with BOM", "ISO-8859-1"])
  func rollback(form: String) throws {
    let original = try Self.encoded(form)
    try place.folder.write("sysmon.xml", original)
    var run = try night(10)
    #expect(run.exitCode == 0, "\(run.diagnostics)")
    #expect(run.diagnostics.contains("sysmon.xml: 1 exclusion of its own kept"))
    let first = try contents()
    // What is before our exclusions and what is after them is what was there.
    let head = Array(zip(first, original)).prefix { $0 == $1 }.count
    let tail = Array(zip(first.reversed(), original.reversed())).prefix { $0 == $1 }.count
    #expect(first.count > original.count && head + tail >= original.count)
    for day in 11...13 {
      run = try night(day, RebuildFolder.odd(day, on: 0..<9))
      #expect(run.exitCode == 0, "\(run.diagnostics)")
    }
    #expect(try contents() != first)
    let baseline = ["--baseline", place.baseline]
    let diff = CommandRun(["generation", "diff", "1", "4"] + baseline)
    #expect(diff.exitCode == 0 && !diff.output.contains("agent.exe"), "\(diff.output)")
    #expect(CommandRun(["generation", "rollback", "1", "--config-out", file] + baseline).exitCode == 0)
    #expect(try contents() == first)
    let copy = place.folder.path("copy.xml")
    #expect(CommandRun(["generation", "rollback", "1", "--config-out", copy] + baseline).exitCode == 0)
    #expect(try place.folder.contents("copy.xml") == first)
  }

  @Test("Merging once more what a night published changes no byte")
  func twice() throws {
    try place.folder.write("sysmon.xml", Self.own)
    #expect(try night(10).exitCode == 0)
    let first = try contents()
    let shown = CommandRun(["generation", "show", "--output", "config", "--baseline", place.baseline])
    #expect(Data(shown.output.utf8) == first)
    let run = CommandRun([
      "config", "generate", "--baseline", place.baseline, "--quiet", "--merge-into", file,
    ])
    #expect(run.exitCode == 0)
    #expect(try contents() == first)
  }

  @Test(
    "What would need force is refused with a sentence, forced or not, and nothing is published",
    arguments: [
      (own.replacing("onmatch=\"exclude\"", with: "onmatch=\"include\""), "an include section for CreateRemoteThread"),
      (
        own.replacing("<ProcessTerminate onmatch=\"include\"/>", with: "<CreateRemoteThread onmatch=\"exclude\"/>"),
        "2 exclude sections for CreateRemoteThread"
      ),
      ("<Sysmon", "Sysmon refuses this configuration"),
      ("", "Sysmon refuses this configuration"),
    ])
  func refusal(text: String, sentence: String) throws {
    try place.folder.write("sysmon.xml", Self.own)
    #expect(try night(10).exitCode == 0)
    let baseline = CommandRun(["baseline", "export", "--baseline", place.baseline]).output
    try place.folder.write("sysmon.xml", text)
    for more in [[], ["--force"]] {
      let run = try night(11, [], more)
      #expect(run.exitCode == 1)
      #expect(run.diagnostics.contains(sentence) && run.diagnostics.contains("needs no --force"), "\(run.diagnostics)")
      #expect(try contents() == Data(text.utf8))
      #expect(CommandRun(["baseline", "export", "--baseline", place.baseline]).output == baseline)
    }
    let check = CommandRun(arguments(11, ["--check"]))
    #expect(check.exitCode == 1 && check.diagnostics.contains(sentence), "\(check.diagnostics)")
    #expect(try contents() == Data(text.utf8))
  }

  @Test("A file that is not there is refused, and not made")
  func missing() throws {
    let run = try night(10)
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.contains("sysmon.xml: No such file or directory"), "\(run.diagnostics)")
    #expect(!FileManager.default.fileExists(atPath: file) && !FileManager.default.fileExists(atPath: place.baseline))
  }

  @Test("What a kill left unpublished is published by the next run, though it is refused")
  func unpublished() throws {
    try place.folder.write("sysmon.xml", Self.own)
    #expect(try night(10).exitCode == 0)
    let published = try contents()
    try place.folder.write("sysmon.xml", Self.own)
    #expect(CommandRun(arguments(11)).exitCode == 2)
    #expect(try contents() == published)
  }

  @Test("What somebody wrote into the file since is never overwritten: the night merges into it")
  func edited() throws {
    try place.folder.write("sysmon.xml", Self.own)
    #expect(try night(10).exitCode == 0)
    let published = try contents()
    let edited = String(decoding: published, as: UTF8.self).replacing("ask Ann", with: "ask Bob")
    try place.folder.write("sysmon.xml", edited)
    #expect(CommandRun(arguments(11)).exitCode == 2)
    #expect(try contents() == Data(edited.utf8))
    #expect(try night(11).exitCode == 0)
    // As if the edit had been there from the start.
    let after = try contents()
    try place.folder.write("sysmon.xml", Self.own.replacing("ask Ann", with: "ask Bob"))
    let fresh = ["config", "generate", "--baseline", place.baseline, "--quiet", "--merge-into", file]
    #expect(CommandRun(fresh).exitCode == 0)
    #expect(try contents() == after)
  }

  @Test("The file is published in one place or merged into, and the settings file may say which")
  func settings() throws {
    try place.folder.write("sysmon.xml", Self.own)
    let both = CommandRun(place.arguments(10, ["--merge-into", file]))
    #expect(both.exitCode == 64 && both.diagnostics.contains("'--config-out' or '--merge-into', not both"))
    let paths = "inbox: \(place.folder.path("inbox"))\nbaseline: \(place.baseline)\nmerge-into: \(file)\n"
    let settings = try place.folder.write("settings.yaml", paths)
    let check = ["rebuild", "--check", "--settings", settings]
    #expect(CommandRun(check).output.contains("\nmerge-into: \(file)\n"))
    let flag = CommandRun(check + ["--config-out", place.configuration])
    #expect(flag.output.contains("\nconfig-out: ") && !flag.output.contains("\nmerge-into: "))
    try place.folder.write("settings.yaml", paths + "config-out: \(place.configuration)\n")
    let run = CommandRun(check)
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.contains("line 3: merge-into: goes with no 'config-out'"), "\(run.diagnostics)")
  }
}
