import Baseline
import Foundation
import GRDB
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

/// The superuser may do everything, so these say nothing for it.
private let isSuperuser = geteuid() == 0

@Suite("Rights of files and folders", .enabled(if: !isSuperuser))
struct PermissionTests {
  private let folder: ScratchFolder
  private let path: String

  init() throws {
    folder = try ScratchFolder()
    path = try folder.makeBaseline([.sample()])
  }

  private func set(_ rights: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
  }

  @Test("A read-only file in a read-only folder can be read")
  func readOnlyFolder() throws {
    try set(0o400, path)
    try set(0o500, folder.url.path)
    defer { try? set(0o700, folder.url.path) }
    let baseline = try SQLiteBaseline.open(at: path, mode: .readOnly)
    #expect(try baseline.totals().support.events == 1)
    try baseline.close()
    #expect(try folder.names() == ["fleet.heddle"])
  }

  @Test("So can one that was left in WAL mode, where no log lies beside it")
  func readOnlyFolderInWALMode() throws {
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try other.close()
    try readOnlyFolder()
  }

  @Test("One that another program left in the middle of a change is not read half changed")
  func readOnlyFolderWithJournal() throws {
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = 1; BEGIN; UPDATE host_day SET sightings = '[[1,-1,77,1,1]]'")
      try db.execute(sql: "CREATE TABLE filler (a); INSERT INTO filler VALUES (zeroblob(1000000))")
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: path + suffix, toPath: folder.path("copy.heddle" + suffix))
      }
      try db.execute(sql: "ROLLBACK")
    }
    try other.close()
    let copy = folder.path("copy.heddle")
    try set(0o500, folder.url.path)
    defer { try? set(0o700, folder.url.path) }
    #expect(throws: BaselineFileError.permission(path: copy)) { try SQLiteBaseline.open(at: copy, mode: .readOnly) }
  }

  @Test("A file that may not be read, or not be written, says so")
  func refused() throws {
    try set(0o400, path)
    #expect(throws: BaselineFileError.permission(path: path)) { try SQLiteBaseline.open(at: path, mode: .readWrite) }
    try set(0o000, path)
    #expect(throws: BaselineFileError.permission(path: path)) { try SQLiteBaseline.open(at: path, mode: .readOnly) }
  }

  @Test("Nothing can be made in a read-only folder")
  func create() throws {
    try set(0o500, folder.url.path)
    defer { try? set(0o700, folder.url.path) }
    let path = folder.path("new.heddle")
    #expect(throws: BaselineFileError.permission(path: path)) {
      try SQLiteBaseline.open(at: path, mode: .create(BaselineSettings()))
    }
  }
}
