import Baseline
import Foundation
import GRDB
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("Opening a baseline file")
struct OpeningTests {
  private let folder: ScratchFolder
  private let path: String

  init() throws {
    folder = try ScratchFolder()
    path = folder.path("fleet.heddle")
  }

  /// Every mode that needs the file to be there, and the one that does not.
  static let modes: [SQLiteBaseline.Mode] = [.readOnly, .readWrite, .create(BaselineSettings())]

  private func failure(_ mode: SQLiteBaseline.Mode) -> BaselineFileError? {
    #expect(throws: BaselineFileError.self) { try SQLiteBaseline.open(at: path, mode: mode) }
  }

  private func make() throws {
    let baseline = try SQLiteBaseline.open(at: path, mode: .create(BaselineSettings()))
    _ = try baseline.learn([.sample()])
    try baseline.close()
  }

  @Test("A missing file is made only when that is asked", arguments: [SQLiteBaseline.Mode.readOnly, .readWrite])
  func missing(mode: SQLiteBaseline.Mode) throws {
    #expect(failure(mode) == .missing(path: path))
    #expect(try folder.names().isEmpty)
  }

  @Test("A new file holds the settings it was made with, and nothing is left beside it")
  func create() throws {
    let settings = BaselineSettings(generalisation: .none, policy: .init(minimumHostDays: 9, minimumDays: 8))
    let baseline = try SQLiteBaseline.open(at: path, mode: .create(settings))
    #expect(try baseline.settings == settings)
    try baseline.close()
    #expect(try folder.names() == ["fleet.heddle"])
  }

  @Test("Creating what exists opens it, its own policy and figures untouched")
  func createExisting() throws {
    try make()
    let settings = BaselineSettings(policy: .init(minimumHostDays: 99, minimumDays: 99))
    let baseline = try SQLiteBaseline.open(at: path, mode: .create(settings))
    #expect(try baseline.settings == BaselineSettings())
    #expect(try baseline.totals().tuples == 1)
  }

  @Test("A file that counts other paths is refused")
  func otherGeneralisation() throws {
    try make()
    #expect(
      failure(.create(BaselineSettings(generalisation: .none))) == .otherGeneralisation(path: path, generalised: true))
    #expect(try folder.names() == ["fleet.heddle"])
  }

  @Test("A folder, a text, an empty file and another program's database are no baseline", arguments: modes)
  func notABaseline(mode: SQLiteBaseline.Mode) throws {
    try Data().write(to: URL(filePath: path))
    #expect(failure(mode) == .notABaseline(path: path, reason: "the file is empty"))
    try Data("event_id,image\n8,cmd.exe\n".utf8).write(to: URL(filePath: path))
    #expect(failure(mode) == .notABaseline(path: path, reason: "not an SQLite database"))
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(failure(mode) == .notABaseline(path: path, reason: "a folder"))
    try FileManager.default.removeItem(atPath: path)
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE moz_places (id INTEGER)") }
    try other.close()
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(failure(mode) == .notABaseline(path: path, reason: "an SQLite database of another program"))
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("A pipe is refused without waiting for its writer", arguments: modes)
  func pipe(mode: SQLiteBaseline.Mode) throws {
    let made = unsafe mkfifo(path, 0o600) == 0
    try #require(made)
    #expect(failure(mode) == .notABaseline(path: path, reason: "not an ordinary file"))
  }

  @Test("A file that was cut off is damaged, wherever it was cut", arguments: modes)
  func truncated(mode: SQLiteBaseline.Mode) throws {
    try make()
    let whole = try Data(contentsOf: URL(filePath: path))
    for size in [16, 50, 99, 100, 512, 4096, whole.count / 2, whole.count - 1] {
      try whole.prefix(size).write(to: URL(filePath: path))
      let error = try #require(failure(mode))
      guard case .corrupt = error else {
        Issue.record("cut at \(size): \(error)")
        continue
      }
    }
    #expect(try folder.names() == ["fleet.heddle"])
  }

  @Test(
    "SQLite's special names are ordinary file names", arguments: [":memory:", "file:fleet?mode=memory", "a%20b?c#d"])
  func specialNames(name: String) throws {
    let path = folder.path(name)
    let baseline = try SQLiteBaseline.open(at: path, mode: .create(BaselineSettings()))
    try baseline.close()
    #expect(try folder.names() == [name])
    #expect(FilePaths(name: name).file == "./" + name)
    #expect(throws: Never.self) { try SQLiteBaseline.open(at: path, mode: .readOnly).close() }
  }

  @Test("No name is no file", arguments: ["", "a\u{0}b"])
  func noName(name: String) {
    #expect(throws: BaselineFileError.missing(path: name)) {
      try SQLiteBaseline.open(at: name, mode: .create(BaselineSettings()))
    }
  }

  @Test("A log that lost its baseline is not taken for a new one's", arguments: ["-wal", "-journal"])
  func orphans(suffix: String) throws {
    try Data([1, 2, 3]).write(to: URL(filePath: path + suffix))
    let error = try #require(failure(.create(BaselineSettings())))
    #expect(error.description.contains("fleet.heddle\(suffix) lies here without its baseline"))
    #expect(try folder.names() == ["fleet.heddle\(suffix)"])
  }

  @Test("A folder that is not there is missing, and nothing is made")
  func noFolder() throws {
    let path = folder.path("no/such/fleet.heddle")
    #expect(throws: BaselineFileError.self) { try SQLiteBaseline.open(at: path, mode: .create(BaselineSettings())) }
    #expect(throws: BaselineFileError.missing(path: path)) { try SQLiteBaseline.open(at: path, mode: .readWrite) }
    #expect(try folder.names().isEmpty)
  }

  @Test("A baseline opened for reading refuses changes")
  func readOnly() throws {
    try make()
    let baseline = try SQLiteBaseline.open(at: path, mode: .readOnly)
    #expect(throws: BaselineFileError.openedForReading(path: path)) { try baseline.learn([.sample(recordID: 2)]) }
    #expect(throws: BaselineFileError.openedForReading(path: path)) { try baseline.importRows([]) }
    #expect(throws: BaselineFileError.openedForReading(path: path)) { try baseline.setPolicy(.standard) }
    #expect(try baseline.totals().support.events == 1)
  }

  @Test("A closed baseline says so, and can be closed again")
  func closed() throws {
    let baseline = try SQLiteBaseline.open(at: path, mode: .create(BaselineSettings()))
    try baseline.close()
    try baseline.close()
    #expect(throws: BaselineFileError.closed(path: path)) { try baseline.totals() }
    #expect(throws: BaselineFileError.closed(path: path)) { try baseline.learn([]) }
  }

  @Test("A message is one line that begins with the path and cannot steer a terminal")
  func messages() {
    let path = "a\nb\u{1B}[2J\u{202E}"
    let errors: [BaselineFileError] = [
      .missing(path: path), .notABaseline(path: path, reason: "x\ny"), .newerSchema(path: path, found: 2, known: 1),
      .olderSchema(path: path, found: 1, known: 2), .corrupt(path: path, reason: "x\u{7}y"),
      .busy(path: path, holder: "x\u{7}y"), .busy(path: path, holder: nil),
      .diskFull(path: path), .permission(path: path), .otherGeneralisation(path: path, generalised: true),
      .otherGeneralisation(path: path, generalised: false), .openedForReading(path: path), .closed(path: path),
      .failed(path: path, reason: String(repeating: "x", count: 10_000)),
    ]
    for error in errors {
      #expect(error.path == path)
      #expect(error.description.hasPrefix("a?b?[2J?: "))
      #expect(error.description.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      #expect(error.description.count <= 1000)
    }
    #expect(Set(errors.map(\.description)).count == errors.count)
  }

  @Test("Through a link, log and journal are looked for beside the file that it leads to")
  func link() throws {
    try make()
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "fleet.heddle")
    #expect(FilePaths(name: link).writeAheadLog == FilePaths(name: path).writeAheadLog)
    let baseline = try SQLiteBaseline.open(at: link, mode: .readWrite)
    #expect(try baseline.totals().tuples == 1)
  }

  @Test("Nothing is made where a link leads to nothing")
  func danglingLink() throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
    let reason = "a symbolic link that leads to nothing"
    #expect(failure(.create(BaselineSettings())) == .failed(path: path, reason: reason))
    #expect(try folder.names() == ["fleet.heddle"])
  }
}
