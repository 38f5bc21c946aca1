import Baseline
import BaselineSQLite
import Foundation
import RemoteThread
import TestSupport
import Testing

@Suite("Rebuilding night for night")
struct RebuildTests {
  private let place: RebuildFolder

  init() throws { place = try RebuildFolder() }

  /// Learns the first ten days, of which nothing is odd.
  private func learn() throws {
    for day in 1...10 { try place.deliver("day\(day).ndjson", RebuildFolder.usual(day)) }
    let run = place.rebuild(10)
    #expect(run.exitCode == 0, "\(run.diagnostics)")
  }

  /// One night more, in which some hosts do something odd.
  private func night(_ day: Int, _ odd: [RemoteThreadEvent], _ more: [String] = []) throws -> CommandRun {
    try place.deliver("day\(day).ndjson", RebuildFolder.usual(day) + odd)
    return place.rebuild(day, more)
  }

  @Test("An attack on one host a day is never learned, for however many weeks")
  func slowAttack() throws {
    try learn()
    for day in 11...35 {
      #expect(try night(day, RebuildFolder.odd(day, on: day % 20..<day % 20 + 1)).exitCode == 0)
    }
    let summary = try #require(try place.summary(of: RebuildFolder.odd(11, on: 0..<1)[0]))
    #expect(summary.status == .quarantined)
    #expect(summary.support.hostDays == 25)
    #expect(!summary.isKnownGood)
    let list = CommandRun(["quarantine", "list", "--baseline", place.baseline])
    #expect(list.output.contains("held on 2026-03-12: "))
  }

  @Test("A roll-out to a third of the fleet is learned after the policy's days")
  func rollOut() throws {
    try learn()
    let odd = { day in RebuildFolder.odd(day, on: 0..<7) }
    for (day, status) in [(11, TupleStatus.quarantined), (12, .quarantined), (13, .learned)] {
      #expect(try night(day, odd(day)).exitCode == 0)
      let summary = try #require(try place.summary(of: odd(day)[0]))
      #expect(summary.status == status)
      #expect(summary.isKnownGood == (status == .learned))
    }
  }

  @Test("What is merely new comes on probation, and is not known good by its counts")
  func probation() throws {
    try learn()
    let quiet = { (day: Int) in
      RemoteThreadEvent.sample(
        utcTime: "\(RebuildFolder.date(day)) 12:00:00.000", computer: "WS3", recordID: 901,
        targetImage: #"C:\Windows\System32\tasklist.exe"#)
    }
    for day in 11...18 { #expect(try night(day, [quiet(day)]).exitCode == 0) }
    let summary = try #require(try place.summary(of: quiet(11)))
    #expect(summary.status == .probation)
    #expect(summary.support.hostDays == 8)
    #expect(!summary.isKnownGood)
  }

  @Test("Files that grow, repeat and overlap change nothing")
  func inbox() throws {
    try learn()
    let events = RebuildFolder.usual(11)
    try place.deliver("growing.ndjson", events, cut: 200)
    #expect(place.rebuild(11).exitCode == 0)
    try place.deliver("growing.ndjson", events + RebuildFolder.usual(12))
    try place.deliver("copy.ndjson", events)
    let run = place.rebuild(12)
    #expect(run.exitCode == 0)
    #expect(run.diagnostics.contains("inbox: 2 files read, 10 unchanged"))
    #expect(run.diagnostics.contains("events: 61 new, 119 known"))
    let whole = try RebuildFolder()
    for day in 1...12 { try whole.deliver("day\(day).ndjson", RebuildFolder.usual(day)) }
    whole.rebuild(12)
    let counts = { (place: RebuildFolder) in
      try place.state().lines.split(separator: "\n").filter { $0.contains("\"kind\":\"sighting\"") }
    }
    #expect(try counts(place) == (try counts(whole)))
  }

  @Test("The window moves: what was before it is forgotten")
  func window() throws {
    try learn()
    #expect(try night(11, [], ["--window", "7d"]).exitCode == 0)
    let store = try SQLiteBaseline.open(at: place.baseline, mode: .readOnly)
    #expect(try store.days().map(\.description) == (5...11).map(RebuildFolder.date))
    // What was forgotten does not come back with a file that is read again.
    try place.deliver("day1.ndjson", RebuildFolder.usual(1) + RebuildFolder.usual(12))
    let run = place.rebuild(12, ["--window", "7d"])
    #expect(run.diagnostics.contains("events: 60 new, 0 known, 60 too old"))
  }

  @Test("Rollback restores baseline and configuration byte for byte")
  func rollback() throws {
    try learn()
    #expect(try night(11, RebuildFolder.odd(11, on: 2..<3)).exitCode == 0)
    let before = try place.state()
    #expect(try night(12, RebuildFolder.odd(12, on: 0..<9)).exitCode == 0)
    #expect(try night(13, RebuildFolder.odd(13, on: 0..<9)).exitCode == 0)
    #expect(try place.state().configuration != before.configuration)
    let run = CommandRun([
      "generation", "rollback", "2", "--baseline", place.baseline, "--config-out", place.configuration,
    ])
    #expect(run.exitCode == 0)
    #expect(try place.state() == before)
    // The next night counts what was taken back. No number is given twice.
    #expect(place.rebuild(13).diagnostics.contains("published generation 5"))
  }

  @Test("Where the configuration cannot be written everything stays as it was, and the exit code says so")
  func unwritable() throws {
    try learn()
    let before = try place.state()
    try place.deliver("day11.ndjson", RebuildFolder.usual(11))
    var arguments = place.arguments(11)
    arguments[arguments.firstIndex(of: place.configuration) ?? 0] = place.folder.path("nowhere/exclude.xml")
    let run = CommandRun(arguments)
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.contains("No such file or directory"))
    #expect(try place.state() == before)
  }

  @Test("A configuration that a kill left unpublished is published by the next run")
  func unpublished() throws {
    try learn()
    let configuration = try place.state().configuration
    try Data("half".utf8).write(to: URL(filePath: place.configuration))
    #expect(place.rebuild(11).exitCode == 2)
    #expect(try place.state().configuration == configuration)
  }

  @Test(
    "A guard rail refuses with a sentence and leaves everything as it was",
    arguments: [
      ("no new events at all", 11, 0..<0, "2026-03-12T02:00:00Z"),
      (
        "4 hosts on 2026-03-11, where none of the seven days before had fewer than 20", 11, 0..<4,
        "2026-03-12T02:00:00Z"
      ),
      ("the clock says 2026-03-10", 10, 0..<20, "2026-03-10T02:00:00Z"),
      ("20 days have gone by since generation 1", 30, 0..<20, "2026-03-31T02:00:00Z"),
      ("more than a day ahead of this machine's clock", 15, 0..<20, "2026-03-12T02:00:00Z"),
    ] as [(String, Int, Range<Int>, String)])
  func refusal(sentence: String, day: Int, hosts: Range<Int>, now: String) throws {
    try learn()
    let before = try place.state()
    try place.deliver(
      "new.ndjson",
      RebuildFolder.usual(day, hosts: hosts.count).map { event in
        var event = event
        event.recordID = (event.recordID ?? 0) + 50
        return event
      })
    let arguments = place.arguments(11).map { $0.hasSuffix("T02:00:00Z") ? now : $0 }
    let refused = CommandRun(arguments)
    #expect(refused.exitCode == 2)
    #expect(refused.diagnostics.contains(sentence), "\(refused.diagnostics)")
    #expect(try place.state() == before)
    let forced = CommandRun(arguments + ["--force"])
    #expect(forced.exitCode == 0, "\(forced.diagnostics)")
    #expect(try place.folder.contents("reports/latest.txt").contains(Data("Published against a guard rail".utf8)))
  }

  @Test("Too many known-good tuples lost in a night are no night's work")
  func drop() throws {
    let wide = (0..<20).map { number in
      RemoteThreadEvent.sample(recordID: 500 + UInt64(number), targetImage: "C:\\Windows\\System32\\t\(number).exe")
    }
    for day in 1...10 {
      let hosts = day > 4 ? 0 : 5
      let events: [RemoteThreadEvent] = (0..<hosts).flatMap { host in
        wide.map { event in
          var event = event
          event.computer = "WS\(host)"
          event.utcTime = UTCTime("\(RebuildFolder.date(day)) 09:00:00.000") ?? event.utcTime
          return event
        }
      }
      try place.deliver("day\(day).ndjson", RebuildFolder.usual(day) + events)
    }
    #expect(place.rebuild(10).exitCode == 0)
    let run = try night(11, [], ["--window", "6d"])
    #expect(run.exitCode == 2)
    #expect(
      run.diagnostics.contains("the known-good tuples drop from 23 to 3, by more than 20 %"), "\(run.diagnostics)")
  }

  @Test("Text of an attacker stays text in the HTML report, and a policy forbids all else")
  func hostileText() throws {
    try learn()
    let markup = #"C:\ProgramData\<script src=x onerror='alert(1)'>&"\a.exe"#
    #expect(try night(11, RebuildFolder.odd(11, on: 2..<3, source: markup)).exitCode == 0)
    let page = String(decoding: try place.folder.contents("reports/latest.html"), as: UTF8.self)
    #expect(page.contains("&lt;script src=x onerror=&#39;alert(1)&#39;&gt;"))
    #expect(!page.lowercased().contains("<script"))
    #expect(page.contains("Content-Security-Policy\" content=\"default-src 'none'"))
  }

  @Test("Metrics tell of a run that failed, beside the figures of the last that did not")
  func metrics() throws {
    try learn()
    let path = place.folder.path("heddle.prom")
    #expect(try night(11, [], ["--metrics", path]).exitCode == 0)
    let good = String(decoding: try place.folder.contents("heddle.prom"), as: UTF8.self)
    #expect(good.contains("\nheddle_rebuild_last_run_success 1\n"))
    #expect(good.contains("\nheddle_rebuild_events_new 60\n"))
    #expect(place.rebuild(12, ["--metrics", path]).exitCode == 2)
    let bad = String(decoding: try place.folder.contents("heddle.prom"), as: UTF8.self)
    #expect(bad.contains("\nheddle_rebuild_last_run_success 0\n"))
    #expect(bad.contains("\nheddle_rebuild_generation 2\n"))
  }

  @Test("The log as JSON is one object a line")
  func jsonLog() throws {
    try place.deliver("day1.ndjson", RebuildFolder.usual(1))
    let run = place.rebuild(1, ["--log-format", "json"])
    for line in run.diagnostics.split(separator: "\n") {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
      #expect(Set(object.keys) == ["time", "level", "message"])
    }
    #expect(run.diagnostics.contains("published generation 1"))
  }
}
