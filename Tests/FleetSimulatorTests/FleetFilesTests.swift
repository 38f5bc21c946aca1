import Foundation
import Testing

@testable import FleetSimulator

@Suite("A fleet in files")
struct FleetFilesTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "fleet-\(UUID().uuidString)").path()

  @Test("Three files hold what the simulator gives, and nothing else is left behind")
  func files() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try FleetPlan(seed: 1, hosts: 10, days: 3, attackDays: 2)
    let account = try FleetFiles(plan: plan, directory: folder).write()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
        "labels.csv", "learned.ndjson", "scored.ndjson",
      ])
    let events = FleetSamples.events(plan)
    let attacks = events.filter { $0.label != nil }
    #expect(account.learnedEvents + account.scoredEvents == events.count)
    #expect(account.attackEvents == attacks.count)
    #expect(try lines("learned.ndjson") == account.learnedEvents)
    #expect(try lines("scored.ndjson") == account.scoredEvents)
    #expect(try lines("labels.csv") == attacks.count + 1)
    #expect(account.incidentCount == Set(attacks.map(\.incident)).count)
  }

  @Test("A file for each day holds what the days hold")
  func byDay() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try FleetPlan(seed: 1, hosts: 10, days: 3, attackDays: 2)
    let account = try FleetFiles(plan: plan, directory: folder, isByDay: true).write()
    let days = FleetSimulator(plan).map { $0 }
    #expect(account.learnedEvents + account.scoredEvents == days.reduce(0) { $0 + $1.events.count })
    for day in days { #expect(try lines("\(day.day).ndjson") == day.events.count) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 6)
  }

  @Test("Other events are added in the ratio asked for and change no event")
  func otherEvents() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try FleetPlan(seed: 1, hosts: 5, days: 2, attackDays: 1)
    let account = try FleetFiles(plan: plan, directory: folder, otherEventsPerMille: 2000).write()
    #expect(account.otherEvents == 2 * (account.learnedEvents + account.scoredEvents))
    #expect(try lines("learned.ndjson") == 3 * account.learnedEvents)
    let learned = FleetSimulator(plan).filter { !$0.isScored }.flatMap(\.events)
    let text = try Set(String(contentsOfFile: folder + "/learned.ndjson", encoding: .utf8).split(separator: "\n"))
    let writer = WinlogbeatWriter()
    #expect(
      learned.allSatisfy { text.contains(Substring(String(decoding: writer.line($0.event).dropLast(), as: UTF8.self))) }
    )
  }

  @Test("A file in the place of the folder, and a missing folder above it, are told apart and nothing is written")
  func unwritable() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try FleetPlan(seed: 1, hosts: 1, days: 1, attackDays: 0)
    try Data().write(to: URL(filePath: folder))
    #expect(throws: FleetFilesError.notADirectory(path: folder)) {
      try FleetFiles(plan: plan, directory: folder).write()
    }
    #expect(throws: FleetFilesError.notADirectory(path: "")) { try FleetFiles(plan: plan, directory: "").write() }
    let below = folder + "-absent/fleet"
    #expect(throws: FleetFilesError.cannotWrite(path: below, reason: "No such file or directory")) {
      try FleetFiles(plan: plan, directory: below).write()
    }
  }

  @Test("A write that fails leaves the old files as they were")
  func fullDisk() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try FleetPlan(seed: 1, hosts: 5, days: 2, attackDays: 1)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try Data("old".utf8).write(to: URL(filePath: folder + "/learned.ndjson"))
    try FileManager.default.createDirectory(
      atPath: folder + "/scored.ndjson.partial", withIntermediateDirectories: false)
    #expect(throws: FleetFilesError.self) { try FleetFiles(plan: plan, directory: folder).write() }
    #expect(try String(contentsOfFile: folder + "/learned.ndjson", encoding: .utf8) == "old")
    #expect(!FileManager.default.fileExists(atPath: folder + "/labels.csv"))
    #expect(!FileManager.default.fileExists(atPath: folder + "/learned.ndjson.partial"))
  }

  private func lines(_ name: String) throws -> Int {
    try Data(contentsOf: URL(filePath: folder + "/" + name)).count { $0 == 0x0A }
  }
}
