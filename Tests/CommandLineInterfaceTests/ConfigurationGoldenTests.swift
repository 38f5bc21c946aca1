import Foundation
import Testing

/// What the commands on Sysmon configurations print. The small fleet's events are what they are held against.
@Suite("What the commands on configurations print", .serialized)
struct ConfigurationGoldenTests {
  /// A configuration with one broad exclusion, one exact, one without effect, and one that never matches.
  static let configuration = #"""
    <Sysmon schemaversion="4.90">
      <EventFiltering>
        <RuleGroup name="" groupRelation="or">
          <CreateRemoteThread onmatch="exclude">
            <StartModule condition="is">C:\Windows\System32\kernel32.dll</StartModule>
            <SourceImage condition="is"> C:\Windows\System32\winlogon.exe</SourceImage>
            <Rule name="console" groupRelation="and">
              <SourceImage condition="image">csrss.exe</SourceImage>
              <StartFunction condition="is">CtrlRoutine</StartFunction>
            </Rule>
            <StartFunction condition="contains">CrtlRoutine</StartFunction>
          </CreateRemoteThread>
        </RuleGroup>
      </EventFiltering>
    </Sysmon>

    """#

  /// Everything of it but the first exclusion, without the stray blank.
  private static let mended = configuration.replacing("> C:", with: ">C:").split(separator: "\n")
    .filter { !$0.contains("kernel32") }.joined(separator: "\n")

  private static func files() throws -> (TemporaryFolder, file: String) {
    let (folder, _) = try GoldenTests.trained()
    return (folder, try folder.write("sysmon.xml", configuration))
  }

  @Test("validate: text, JSON, SARIF, a good file and one that Sysmon refuses")
  func validate() throws {
    let (folder, file) = try Self.files()
    let good = try folder.write(
      "good.xml",
      #"<Sysmon schemaversion="4.90"><EventFiltering><CreateRemoteThread onmatch="exclude"/></EventFiltering></Sysmon>"#
    )
    let refused = try folder.write("refused.xml", Self.configuration.replacing("image", with: "begins with"))
    try GoldenTests.check("config-validate", ["config", "validate", file], in: folder)
    try GoldenTests.check("config-validate-json", ["config", "validate", file, good, "--output", "json"], in: folder)
    try GoldenTests.check("config-validate-sarif", ["config", "validate", file, "--output", "sarif"], in: folder)
    try GoldenTests.check("config-validate-good", ["config", "validate", good], in: folder)
    try GoldenTests.check(
      "config-validate-refused", ["config", "validate", refused, folder.path("absent.xml")], in: folder)
  }

  @Test("replay: table, NDJSON, one event explained, and a configuration that Sysmon refuses")
  func replay() throws {
    let (folder, file) = try Self.files()
    let arguments = ["config", "replay", file, GoldenTests.scored]
    try GoldenTests.check("config-replay", arguments + ["--show", "dropped"], in: folder)
    try GoldenTests.check("config-replay-explain", arguments + ["--explain", "1346742"], in: folder)
    try GoldenTests.check("config-replay-explain-none", arguments + ["--explain", "1"], in: folder)
    let lines = CommandRun(arguments + ["--output", "ndjson", "--quiet"]).output.split(separator: "\n")
    #expect(lines.count == 5787)
    #expect(
      lines.first
        == #"{"computer":"DC-0006.fjord.example","record_id":1864684,"logged":true,"rule_name":null,"decided_by":"default","line":null}"#
    )
    let refused = try folder.write("refused.xml", Self.configuration.replacing("image", with: "begins with"))
    try GoldenTests.check("config-replay-refused", ["config", "replay", refused, GoldenTests.scored], in: folder)
  }

  @Test("audit: table, JSON and HTML")
  func audit() throws {
    let (folder, file) = try Self.files()
    let held = ["--baseline", folder.path("fleet.heddle"), GoldenTests.scored]
    try GoldenTests.check("config-audit", ["config", "audit", file] + held, in: folder)
    try GoldenTests.check("config-audit-json", ["config", "audit", file, "--output", "json"], in: folder)
    try GoldenTests.check("config-audit-html", ["config", "audit", file, "--output", "html"], in: folder)
  }

  @Test("diff: text and JSON, and of a file with itself")
  func diff() throws {
    let (folder, file) = try Self.files()
    let new = try folder.write("new.xml", Self.mended)
    let arguments = ["config", "diff", file, new]
    try GoldenTests.check(
      "config-diff", arguments + ["--baseline", folder.path("fleet.heddle"), GoldenTests.scored], in: folder)
    try GoldenTests.check("config-diff-json", arguments + ["--output", "json"], in: folder)
    try GoldenTests.check("config-diff-same", ["config", "diff", file, file], in: folder)
  }

  @Test(
    "export: what a language can say, what it refuses, and a part of it", arguments: ["sigma", "elastic", "splunk"])
  func export(language: String) throws {
    let (folder, file) = try Self.files()
    try GoldenTests.check("config-export-\(language)", ["config", "export", file, "--to", language], in: folder)
  }

  @Test("export: a refusal, and a part of it")
  func partialExport() throws {
    let (folder, file) = try Self.files()
    for language in ["wef", "kql"] {
      let arguments = ["config", "export", file, "--to", language]
      try GoldenTests.check("config-export-\(language)-refused", arguments, in: folder)
      try GoldenTests.check("config-export-\(language)-partial", arguments + ["--partial"], in: folder)
    }
    let empty = try folder.write(
      "empty.xml",
      #"<Sysmon schemaversion="4.90"><EventFiltering><CreateRemoteThread onmatch="exclude"/></EventFiltering></Sysmon>"#
    )
    try GoldenTests.check("config-export-nothing", ["config", "export", empty, "--to", "sigma"], in: folder)
  }

  @Test("generate --merge-into: the file with the exclusions, in place and elsewhere, and refusals")
  func merge() throws {
    let (folder, file) = try Self.files()
    let arguments = ["config", "generate", "--baseline", folder.path("fleet.heddle"), "--quiet", "--merge-into", file]
    try GoldenTests.check("config-generate-merge", arguments + ["--output", "-"], in: folder)
    try GoldenTests.check("config-generate-merge-replace", arguments + ["--output", "-", "--replace"], in: folder)
    #expect(CommandRun(arguments).exitCode == 0)
    let once = try folder.contents("sysmon.xml")
    #expect(CommandRun(arguments).exitCode == 0)
    #expect(try folder.contents("sysmon.xml") == once && once.count > Self.configuration.utf8.count)
    let include = Self.configuration.replacing("onmatch=\"exclude\"", with: "onmatch=\"include\"")
    try folder.write("sysmon.xml", include)
    try GoldenTests.check("config-generate-merge-include", arguments, in: folder)
    #expect(try folder.contents("sysmon.xml") == Data(include.utf8))
    try GoldenTests.check("usage-merge", ["config", "generate", "--baseline", "y", "--replace"], in: folder, width: 80)
  }
}
