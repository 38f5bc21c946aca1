import Baseline
import Foundation
import GRDB
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("Schemas of other versions")
struct SchemaMigrationTests {
  private let folder: ScratchFolder
  private let path: String

  /// A next version: a column more, and a view that shows it.
  private static let next = Schema(
    migrations: Schema.current.migrations + [
      .init(statements: [
        "ALTER TABLE host ADD COLUMN site TEXT",
        "CREATE VIEW site_summary AS SELECT site, COUNT(*) FROM host GROUP BY 1",
      ])
    ])

  /// A next version whose migration fails half way.
  private static let broken = Schema(
    migrations: Schema.current.migrations + [
      .init(statements: ["ALTER TABLE host ADD COLUMN site TEXT", "INSERT INTO nowhere VALUES (1)"])
    ])

  init() throws {
    folder = try ScratchFolder()
    path = folder.path("fleet.heddle")
    let baseline = try SQLiteBaseline.open(at: path, mode: .create(BaselineSettings()))
    _ = try baseline.learn([.sample()])
    try baseline.close()
  }

  @Test("An older schema is brought up when the file is opened for writing", arguments: OpeningTests.modes.dropFirst())
  func older(mode: SQLiteBaseline.Mode) throws {
    let upgraded = try SQLiteBaseline.open(at: path, mode: mode, schema: Self.next)
    #expect(try upgraded.totals().support.events == 1)
    #expect(try upgraded.learn([.sample()]).repeated == 1)
    try upgraded.close()
    let again = try SQLiteBaseline.open(at: path, mode: .readOnly, schema: Self.next)
    #expect(try again.totals().support.events == 1)
  }

  @Test("An older schema is not read, and the file stays as it is")
  func olderReadOnly() throws {
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: BaselineFileError.olderSchema(path: path, found: Schema.current.version, known: Self.next.version))
    {
      try SQLiteBaseline.open(at: path, mode: .readOnly, schema: Self.next)
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("A newer schema is refused, and the file stays as it is", arguments: OpeningTests.modes)
  func newer(mode: SQLiteBaseline.Mode) throws {
    try SQLiteBaseline.open(at: path, mode: .readWrite, schema: Self.next).close()
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: BaselineFileError.newerSchema(path: path, found: Self.next.version, known: Schema.current.version))
    {
      try SQLiteBaseline.open(at: path, mode: mode)
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("A migration that fails leaves the old schema")
  func failing() throws {
    #expect(throws: BaselineFileError.self) {
      try SQLiteBaseline.open(at: path, mode: .readWrite, schema: Self.broken)
    }
    let baseline = try SQLiteBaseline.open(at: path, mode: .readWrite)
    #expect(try baseline.totals().support.events == 1)
  }

  @Test("A new file whose schema cannot be made is not left behind")
  func failingCreation() throws {
    let new = folder.path("new.heddle")
    #expect(throws: BaselineFileError.self) {
      try SQLiteBaseline.open(at: new, mode: .create(BaselineSettings()), schema: Self.broken)
    }
    #expect(try folder.names() == ["fleet.heddle"])
  }
}
