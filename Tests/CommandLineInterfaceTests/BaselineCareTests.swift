import Baseline
import BaselineSQLite
import Foundation
import RemoteThread
import TestSupport
import Testing

@Suite("Backup, check and merge")
struct BaselineCareTests {
  private let place: RebuildFolder

  init() throws {
    place = try RebuildFolder()
    for day in 1...10 { try place.deliver("day\(day).ndjson", RebuildFolder.usual(day)) }
    place.rebuild(10)
    try place.deliver("day11.ndjson", RebuildFolder.usual(11) + RebuildFolder.odd(11, on: 2..<3))
    place.rebuild(11)
  }

  private func export(_ path: String) -> String { CommandRun(["baseline", "export", "--baseline", path]).output }

  @Test("A backup holds everything, generations and decisions included")
  func backup() throws {
    let copy = place.folder.path("copy.heddle")
    #expect(CommandRun(["baseline", "backup", "--baseline", place.baseline, "--output", copy]).exitCode == 0)
    #expect(export(copy) == export(place.baseline))
    let list = { CommandRun(["generation", "list", "--baseline", $0]).output }
    #expect(list(copy) == list(place.baseline))
    #expect(
      try place.folder.names()
        == ["copy.heddle", "exclude.xml", "fleet.heddle", "fleet.heddle-writer", "inbox", "reports"].filter {
          try place.folder.names().contains($0)
        })
    #expect(CommandRun(["generation", "rollback", "1", "--baseline", copy]).exitCode == 0)
  }

  @Test("A sound baseline is called sound, and one whose counts and ledger differ is not")
  func verification() throws {
    let sound = CommandRun(["baseline", "verify", "--baseline", place.baseline])
    #expect(sound.exitCode == 0)
    #expect(sound.output == "sound: 220 host-days, 0 of them joined, 0 without a ledger; 2 generations\n")
    var bytes = try place.folder.contents("fleet.heddle")
    // One event more than the ledger names, on one host-day.
    let old = Data("[[1,24224,1,".utf8)
    let range = try #require(bytes.range(of: old))
    bytes.replaceSubrange(range, with: Data("[[1,24224,9,".utf8))
    let damaged = try place.folder.write("damaged.heddle", Array(bytes))
    let run = CommandRun(["baseline", "verify", "--baseline", damaged])
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.contains("in the ledger"), "\(run.diagnostics)")
  }

  @Test("Export and import give the same bytes again, decisions and quarantine included")
  func roundTrip() throws {
    let name = RestrainedStart.id(of: TupleStart(tuple: ThreadTuple(RebuildFolder.odd(11, on: 2..<3)[0]), offset: nil))
    let decided = CommandRun([
      "quarantine", "reject", name, "--baseline", place.baseline, "--reason", "an attack", "--by", "ann",
    ])
    #expect(decided.exitCode == 0)
    let text = export(place.baseline)
    #expect(text.contains("\"kind\":\"decision\""))
    let file = try place.folder.write("fleet.ndjson", text)
    let copy = place.folder.path("copy.heddle")
    #expect(CommandRun(["baseline", "import", file, "--baseline", copy]).exitCode == 0)
    #expect(export(copy) == text)
  }

  @Test("Merging is commutative, associative and idempotent")
  func merge() throws {
    let parts = try [1...4, 3...7, 6...10].enumerated().map { number, days in
      let part = try RebuildFolder()
      for day in days { try part.deliver("day\(day).ndjson", RebuildFolder.usual(day, hosts: 5 + number)) }
      part.rebuild(10)
      return part
    }
    func merged(_ name: String, _ baselines: [String]) -> String {
      let output = place.folder.path(name)
      let run = CommandRun(["baseline", "merge"] + baselines + ["--output", output])
      #expect(run.exitCode == 0, "\(run.diagnostics)")
      return output
    }
    let (a, b, c) = (parts[0].baseline, parts[1].baseline, parts[2].baseline)
    let all = export(merged("abc", [a, b, c]))
    #expect(export(merged("cab", [c, a, b])) == all)
    #expect(export(merged("a-bc", [a, merged("bc", [b, c])])) == all)
    #expect(export(merged("twice", [b, a, c, a, b])) == all)
    #expect(export(merged("one", [a, a])) == export(a))
    #expect(CommandRun(["baseline", "merge", a, "--output", b]).exitCode == 1)
  }
}
