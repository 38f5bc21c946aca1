import Baseline
import BaselineSQLite
import Foundation
import RemoteThread
import TestSupport
import Testing

@Suite("Deciding about quarantine")
struct QuarantineTests {
  private let place: RebuildFolder
  private let odd = RebuildFolder.odd(11, on: 2..<3)[0]

  /// Ten days learned, and a night that put one thing in quarantine.
  init() throws {
    place = try RebuildFolder()
    for day in 1...10 { try place.deliver("day\(day).ndjson", RebuildFolder.usual(day)) }
    place.rebuild(10)
    try night(11)
  }

  private func night(_ day: Int) throws {
    try place.deliver("day\(day).ndjson", RebuildFolder.usual(day) + RebuildFolder.odd(day, on: 2..<3))
    let run = place.rebuild(day)
    #expect(run.exitCode == 0, "\(run.diagnostics)")
  }

  private var name: String { RestrainedStart.id(of: TupleStart(tuple: ThreadTuple(odd), offset: nil)) }

  private func decide(_ verdict: String, _ more: [String] = [], named name: String? = nil) -> CommandRun {
    CommandRun(
      [
        "quarantine", verdict, name ?? self.name, "--baseline", place.baseline, "--reason", "ticket 7", "--by", "ann",
        "--now", "2026-03-12T09:00:00Z",
      ] + more)
  }

  @Test("What is approved is known good at once and stays it, and who, when and why are kept")
  func approval() throws {
    #expect(decide("approve").exitCode == 0)
    #expect(try #require(try place.summary(of: odd)).isKnownGood)
    try night(12)
    #expect(try #require(try place.summary(of: odd)).isKnownGood)
    let show = CommandRun(["quarantine", "show", name, "--baseline", place.baseline])
    #expect(show.output.contains("2026-03-12 09:00:00.000: approved by ann on 2026-03-12: ticket 7"))
  }

  @Test("An approval with a last day ends after it")
  func end() throws {
    #expect(decide("approve", ["--until", "2026-03-13"]).exitCode == 0)
    try night(12)
    #expect(try place.summary(of: odd)?.status == .approved)
    try night(13)
    #expect(try place.summary(of: odd)?.status == .quarantined)
    let report = String(decoding: try place.folder.contents("reports/latest.txt"), as: UTF8.self)
    #expect(report.contains("Approvals that ended (1)"))
  }

  @Test("What is rejected is not learned even where it is seen everywhere")
  func rejection() throws {
    #expect(decide("reject").exitCode == 0)
    for day in 12...15 {
      try place.deliver("day\(day).ndjson", RebuildFolder.usual(day) + RebuildFolder.odd(day, on: 0..<20))
      #expect(place.rebuild(day).exitCode == 0)
    }
    let summary = try #require(try place.summary(of: odd))
    #expect(summary.status == .quarantined)
    #expect(summary.support.hosts == 20)
  }

  @Test("A decision counts again after a rollback to before it")
  func rollback() throws {
    #expect(decide("approve").exitCode == 0)
    _ = CommandRun(["generation", "rollback", "2", "--baseline", place.baseline])
    #expect(try place.summary(of: odd)?.status == .quarantined)
    try night(12)
    #expect(try place.summary(of: odd)?.status == .approved)
  }

  @Test("A case stands for all that came with it")
  func wholeCase() throws {
    let list = CommandRun(["quarantine", "list", "--baseline", place.baseline, "--output", "ndjson"])
    let id = try #require(list.output.firstMatch(of: /HDL-[0-9a-f]{16}/)).output
    #expect(decide("approve", named: String(id)).exitCode == 0)
    #expect(try #require(try place.summary(of: odd)).isKnownGood)
  }

  @Test("Unknown names and blank reasons are refused")
  func refusals() throws {
    let unknown = decide("approve", named: "HDQ-0")
    #expect(unknown.exitCode == 1)
    #expect(unknown.diagnostics.contains("nothing on probation or in quarantine is called HDQ-0"))
    #expect(decide("approve", ["--reason", " "]).exitCode == 64)
  }
}
