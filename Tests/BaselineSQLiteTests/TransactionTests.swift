import Baseline
import Foundation
import GRDB
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("Every change is a transaction")
struct TransactionTests {
  private let scratch: ScratchBaseline
  private var path: String { scratch.folder.path("fleet.heddle") }

  init() throws { scratch = try ScratchBaseline() }

  /// Another program's connection to the same file.
  private func other(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test(
    "A run that fails at any table and is repeated gives the counts of one clean run",
    arguments: ["image", "start", "tuple", "host", "host_day"])
  func failure(table: String) throws {
    var fleet = RandomFleet(seed: 3)
    let events = fleet.events(100)
    let clean = InMemoryBaseline()
    _ = clean.learn(events)
    _ = try scratch.learn(Array(events[..<30]))
    let before = try scratch.lines()
    try other("CREATE TRIGGER stop BEFORE INSERT ON \(table) BEGIN SELECT RAISE(ABORT, 'stop'); END")
    let new = RemoteThreadEvent.sample(
      computer: "new", sourceImage: "new.exe", startModule: "new.dll", startFunction: "new")
    #expect(throws: BaselineFileError.failed(path: path, reason: "stop")) { try scratch.learn(events + [new]) }
    try other("DROP TRIGGER stop")
    #expect(try scratch.lines() == before)
    _ = try scratch.learn(events)
    #expect(try scratch.lines() == clean.lines())
  }

  @Test("A failed import changes nothing, and what it had read is not believed afterwards")
  func failedImport() throws {
    _ = try scratch.learn([.sample()])
    let before = try scratch.lines()
    var fleet = RandomFleet(seed: 5)
    let donor = InMemoryBaseline()
    _ = donor.learn(fleet.events(50))
    let rows = try donor.rows() + [.settings(BaselineSettings(generalisation: .none))]
    #expect(throws: BaselineMergeError.otherGeneralisation) { try scratch.importRows(rows) }
    #expect(try scratch.lines() == before)
    try scratch.importRows(rows.dropLast())
    #expect(try scratch.totals().support.events == 51)
  }

  @Test("What a killed run had committed is there, and the rest is learned by repeating it")
  func killed() throws {
    var fleet = RandomFleet(seed: 4)
    let events = fleet.events(100)
    _ = try scratch.learn(Array(events[..<60]))
    // What a kill leaves: the file and its log as they are, with no one to tidy up.
    let left = try ScratchFolder()
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: path + suffix, toPath: left.path("left.heddle") + suffix)
    }
    let again = try SQLiteBaseline.open(at: left.path("left.heddle"), mode: .create(BaselineSettings()))
    #expect(try again.lines() == (try scratch.lines()))
    _ = try again.learn(events)
    _ = try scratch.learn(events)
    #expect(try again.lines() == (try scratch.lines()))
    try again.close()
    #expect(try left.names() == ["left.heddle"])
  }

  @Test("A full disk is an error that changes nothing")
  func fullDisk() throws {
    _ = try scratch.learn([.sample()])
    let before = try scratch.lines()
    var fleet = RandomFleet(seed: 6)
    let events = fleet.events(2000)
    try scratch.store.limitPages(toBeyondCurrent: 1)
    #expect(throws: BaselineFileError.diskFull(path: path)) { try scratch.learn(events) }
    #expect(try scratch.lines() == before)
    try scratch.store.limitPages(toBeyondCurrent: 1_000_000)
    _ = try scratch.learn(events)
    let clean = InMemoryBaseline()
    _ = clean.learn([.sample()] + events)
    #expect(try scratch.lines() == clean.lines())
  }

  @Test("What another program wrote in between is not overlooked")
  func otherProgram() throws {
    var fleet = RandomFleet(seed: 9)
    let events = fleet.events(100)
    _ = try scratch.learn(Array(events[..<60]))
    // As if none of it had been learned: names and numbers that the writer remembers are gone.
    try other("DELETE FROM host_day; DELETE FROM tuple; DELETE FROM start; DELETE FROM image; DELETE FROM host")
    #expect(try scratch.learn(events).repeated == InMemoryBaseline().learn(events).repeated)
    let clean = InMemoryBaseline()
    _ = clean.learn(events)
    #expect(try scratch.lines() == clean.lines())
  }

  @Test("A writer that waits too long for another says that the file is in use")
  func busy() throws {
    let queue = try DatabaseQueue(path: path)
    try scratch.store.setPatience(milliseconds: 50)
    try queue.inTransaction(.immediate) { _ throws in
      #expect(throws: BaselineFileError.busy(path: path, holder: nil)) { try scratch.learn([.sample()]) }
      #expect(try scratch.totals().tuples == 0)
      return .rollback
    }
    #expect(try scratch.learn([.sample()]).learned == 1)
  }

  @Test("A reader sees what was committed when it began, whatever is written meanwhile")
  func consistentRead() throws {
    _ = try scratch.learn([.sample()])
    let reader = try SQLiteBaseline.open(at: path, mode: .readOnly)
    var rows: [BaselineRow] = []
    try reader.exportRows { row in
      if rows.isEmpty { _ = try scratch.learn([.sample(recordID: 2, targetImage: "x")]) }
      rows.append(row)
    }
    #expect(rows.count == 4)
    #expect(try reader.rows().count == 6)
  }

  @Test("Who makes a file that another made meanwhile gets that one")
  func twoCreators() throws {
    let folder = try ScratchFolder()
    let path = folder.path("new.heddle")
    let first = try SQLiteBaseline.open(at: path, mode: .create(BaselineSettings()))
    #expect(try first.learn([.sample()]).learned == 1)
    try first.close()
    let second = try SQLiteBaseline.open(at: path, mode: .create(BaselineSettings()))
    #expect(try second.learn([.sample()]).learned == 0)
    try second.close()
    #expect(try folder.names() == ["new.heddle"])
  }
}
