import Foundation
import RemoteThread
import TestSupport
import Testing

/// What every command prints, kept in `Golden/`. `make golden` rewrites the files.
@Suite("What the commands print", .serialized)
struct GoldenTests {
  static let learned = Package.path("datasets/small-fleet/learned.ndjson.xz")
  static let scored = Package.path("datasets/small-fleet/scored.ndjson.xz")

  /// Runs `arguments` and holds the transcript against `Golden/name.txt`.
  static func check(_ name: String, _ arguments: [String], in folder: TemporaryFolder, width: Int = 100) throws {
    let names = [(folder.url.path, "$TMP"), (Package.root.path, "$ROOT")]
    let actual = CommandRun(arguments, width: width).transcript(of: arguments, names: names)
    let file = Package.root.appending(path: "Tests/CommandLineInterfaceTests/Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["HEDDLE_REWRITE_GOLDEN"] != nil {
      try Data(actual.utf8).write(to: file)
      return
    }
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let difference = difference(expected, actual)
    #expect(actual == expected, "\(name) prints something else; if that is right, run 'make golden':\n\(difference)")
  }

  private static func difference(_ expected: String, _ actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = new.difference(from: old).map { change in
      switch change {
      case .remove(let offset, let line, _): "line \(offset + 1): - \(line)"
      case .insert(let offset, let line, _): "line \(offset + 1): + \(line)"
      }
    }
    return changes.prefix(40).joined(separator: "\n")
  }

  static func trained() throws -> (TemporaryFolder, baseline: String) {
    let folder = try TemporaryFolder()
    let baseline = folder.path("fleet.heddle")
    _ = CommandRun(["train", learned, "--baseline", baseline])
    return (folder, baseline)
  }

  @Test("Help of every command")
  func help() throws {
    let folder = try TemporaryFolder()
    for command in [
      [], ["train"], ["score"], ["explain"], ["config"], ["config", "generate"],
      ["config", "validate"], ["config", "replay"], ["config", "audit"], ["config", "diff"], ["config", "export"],
      ["baseline"],
      ["baseline", "show"],
      ["baseline", "export"], ["baseline", "import"], ["baseline", "policy"], ["evaluate"], ["profile"], ["evtx"],
      ["evtx", "dump"], ["rebuild"], ["quarantine"], ["quarantine", "list"], ["quarantine", "show"],
      ["quarantine", "approve"], ["quarantine", "reject"], ["generation"], ["generation", "list"],
      ["generation", "show"], ["generation", "diff"], ["generation", "rollback"], ["baseline", "backup"],
      ["baseline", "verify"], ["baseline", "merge"],
    ] {
      try Self.check((["help"] + command).joined(separator: "-"), command + ["--help"], in: folder, width: 80)
    }
    try Self.check("version", ["--version"], in: folder)
  }

  @Test(
    "Wrong usage",
    arguments: [
      ("usage-no-input", ["train", "--baseline", "x"]), ("usage-no-baseline", ["score", "x"]),
      ("usage-unknown-flag", ["score", "x", "--baseline", "y", "--frobnicate"]),
      ("usage-bad-time", ["train", "x", "--baseline", "y", "--since", "yesterday"]),
      ("usage-window", ["train", "x", "--baseline", "y", "--since", "2026-02-01", "--until", "2026-01-01"]),
      ("usage-min-score", ["score", "x", "--baseline", "y", "--min-score", "nan"]),
      ("usage-alert-budget", ["score", "x", "--baseline", "y", "--alert-budget", "1/hour"]),
      ("usage-fail-on", ["score", "x", "--baseline", "y", "--fail-on", "bad"]),
      ("usage-two-stdins", ["train", "-", "-", "--baseline", "y"]),
      ("usage-policy", ["baseline", "policy", "--baseline", "y"]),
      ("usage-explain-nothing", ["explain", "--baseline", "y"]),
      ("usage-explain-both", ["explain", "x", "--baseline", "y", "--record", "7", "--source", "z"]),
      ("usage-explain-record", ["explain", "x", "--baseline", "y", "--record", "7@"]),
      ("usage-schema", ["config", "generate", "--baseline", "y", "--schema", "4.10"]),
      ("usage-generalise-targets", ["config", "generate", "--baseline", "y", "--generalise-targets", "1/0"]),
      ("usage-time-limit", ["config", "generate", "--baseline", "y", "--time-limit", "-1"]),
      ("usage-coverage-zero", ["config", "generate", "--baseline", "y", "--coverage", "0"]),
      ("usage-coverage-negative", ["config", "generate", "--baseline", "y", "--coverage=-0.5"]),
      ("usage-coverage-above-one", ["config", "generate", "--baseline", "y", "--coverage", "1.001"]),
      ("usage-coverage-nan", ["config", "generate", "--baseline", "y", "--coverage", "nan"]),
      ("usage-max-rules-zero", ["config", "generate", "--baseline", "y", "--max-rules", "0"]),
      ("usage-max-rules-negative", ["config", "generate", "--baseline", "y", "--max-rules=-1"]),
      ("usage-goals", ["config", "generate", "--baseline", "y", "--coverage", "0.9", "--max-rules", "5"]),
      ("usage-proof", ["config", "generate", "--baseline", "y", "--proof", "-"]),
    ])
  func usage(name: String, arguments: [String]) throws {
    try Self.check(name, arguments, in: try TemporaryFolder(), width: 80)
  }

  @Test("train: the first time, and the same again")
  func train() throws {
    let folder = try TemporaryFolder()
    let arguments = ["train", Self.learned, "--baseline", folder.path("fleet.heddle")]
    try Self.check("train", arguments, in: folder)
    try Self.check("train-again", arguments, in: folder)
    try Self.check("train-window", arguments + ["--since", "2026-01-12", "--until", "2026-01-13"], in: folder)
  }

  @Test("score: table, NDJSON and CSV")
  func score() throws {
    let (folder, baseline) = try Self.trained()
    let arguments = ["score", Self.scored, "--baseline", baseline]
    try Self.check("score-table", arguments + ["--min-score", "18"], in: folder)
    try Self.check("score-table-narrow", arguments + ["--min-score", "20"], in: folder, width: 60)
    try Self.check("score-ndjson", arguments + ["--min-score", "25", "--output", "ndjson"], in: folder)
    try Self.check("score-csv", arguments + ["--min-score", "25", "--output", "csv"], in: folder)
    try Self.check("score-cases", arguments + ["--min-score", "27", "--output", "cases"], in: folder)
    try Self.check("score-budget", arguments + ["--alert-budget", "1/week", "--fail-on", "high"], in: folder)
    try Self.check("score-ecs", arguments + ["--min-score", "27", "--output", "ecs"], in: folder)
    try Self.check("score-html", arguments + ["--min-score", "27", "--output", "html"], in: folder)
    let labels = Package.path("datasets/small-fleet/labels.csv")
    let evaluate = ["evaluate", Self.scored, "--baseline", baseline, "--labels", labels]
    try Self.check("evaluate", evaluate, in: folder)
    try Self.check("evaluate-json", evaluate + ["--json"], in: folder)
    try Self.check("score-nothing", arguments + ["--min-score", "1000"], in: folder)
  }

  @Test("explain: an event, a tuple, JSON, and an event that is not there")
  func explain() throws {
    let (folder, baseline) = try Self.trained()
    let record = ["explain", Self.scored, "--baseline", baseline, "--record"]
    try Self.check("explain-record", record + ["1346742@ws-0038.fjord.example"], in: folder)
    try Self.check("explain-none", record + ["1346742@WS-0001"], in: folder)
    try Self.check("explain-json", record + ["1346742", "--output", "json"], in: folder)
    let pair = [
      "explain", "--baseline", baseline, "--source", #"C:\Windows\System32\winlogon.exe"#, "--target",
      #"C:\Windows\System32\csrss.exe"#,
    ]
    try Self.check("explain-known", pair + ["--address", "0xFFFFF80312345678"], in: folder)
    let stomped = ["--module", #"C:\Windows\System32\ntdll.dll"#, "--address", "0x00007FF89C861234"]
    try Self.check("explain-offset", pair + stomped, in: folder, width: 60)
  }

  @Test("evtx dump: XML, JSON, and a damaged log")
  func eventLogs() throws {
    let folder = try TemporaryFolder()
    var log = EventLogFile.bytes([.sample(recordID: 7), .sample(recordID: 8, startModule: nil, startFunction: nil)])
    let whole = try folder.write("whole.evtx", log)
    try Self.check("evtx-dump", ["evtx", "dump", whole], in: folder)
    try Self.check("evtx-dump-ndjson", ["evtx", "dump", whole, "--output", "ndjson", "--event-id", "8"], in: folder)
    try Self.check("evtx-dump-none", ["evtx", "dump", whole, "--event-id", "1"], in: folder)
    try Self.check("evtx-dump-text", ["evtx", "dump", Self.learned], in: folder)
    // The first record claims a size that it cannot have.
    log[4096 + 512 + 6] = 0xFF
    let damaged = try folder.write("damaged.evtx", log)
    try Self.check("evtx-dump-damaged", ["evtx", "dump", damaged, "--output", "ndjson"], in: folder)
    try Self.check("evtx-dump-strict", ["evtx", "dump", damaged, "--strict"], in: folder)
    try Self.check("train-evtx-damaged", ["train", damaged, "--baseline", folder.path("b")], in: folder)
  }

  @Test("baseline show, policy and import; config generate")
  func baseline() throws {
    let (folder, baseline) = try Self.trained()
    try Self.check("baseline-show", ["baseline", "show", "--baseline", baseline], in: folder)
    try Self.check(
      "baseline-policy", ["baseline", "policy", "--baseline", baseline, "--minimum-days", "4"], in: folder)
    // Few rules, so that the file is short enough to read.
    _ = CommandRun(["baseline", "policy", "--baseline", baseline, "--minimum-host-days", "150"])
    try Self.check("config-generate", ["config", "generate", "--baseline", baseline], in: folder)
    let generate = ["config", "generate", "--baseline", baseline]
    try Self.check(
      "config-generate-module", generate + ["--schema", "4.30", "--format", "module", "--no-comments", "--quiet"],
      in: folder)
    let lifted = ["--allow-sensitive-targets", "--allow-user-writable-images", "--allow-unknown-offsets"]
    try Self.check("config-generate-section", generate + lifted + ["--format", "section", "--rule-names"], in: folder)
    try Self.check(
      "config-generate-proof", generate + ["--output", "/dev/null", "--proof", "-", "--quiet"] + lifted, in: folder)
    try Self.check("config-generate-coverage", generate + ["--coverage", "0.5"], in: folder)
    try Self.check(
      "config-generate-coverage-out-of-reach",
      generate + ["--coverage", "0.999", "--output", "/dev/null", "--proof", "-"],
      in: folder)
    try Self.check(
      "config-generate-max-rules",
      generate + ["--max-rules", "3", "--output", "/dev/null", "--proof", "-"], in: folder)
    let file = folder.path("exclude.xml")
    try Self.check(
      "config-generate-quiet", ["config", "generate", "--baseline", baseline, "--output", file, "--quiet"], in: folder)
    #expect(try folder.names() == ["exclude.xml", "fleet.heddle"])
    let starter = Package.path("models/windows-mechanics/baseline.ndjson")
    let empty = folder.path("starter.heddle")
    try Self.check("baseline-import", ["baseline", "import", starter, "--baseline", empty], in: folder)
    try Self.check("baseline-export", ["baseline", "export", "--baseline", empty], in: folder)
    try Self.check("config-generate-starter", ["config", "generate", "--baseline", empty], in: folder)
  }
}
