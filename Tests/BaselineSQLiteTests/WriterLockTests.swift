import Baseline
import Foundation
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("One writer at a time")
struct WriterLockTests {
  private let folder: ScratchFolder
  private let path: String

  init() throws {
    folder = try ScratchFolder()
    path = try folder.makeBaseline([.sample()])
  }

  @Test("A second writer is told which process holds the file, and since when")
  func holder() throws {
    let paths = FilePaths(name: path)
    let lock = try WriterLock.take(paths)
    let error = try #require(throws: BaselineFileError.self) { try WriterLock.take(paths, patience: 0) }
    let own = ProcessInfo.processInfo.processIdentifier
    let expected = /.*fleet.heddle: in use by process (\d+) on \S+, since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ; .*/
    let found = try #require(error.description.wholeMatch(of: expected), "\(error)")
    #expect(found.output.1 == "\(own)")
    withExtendedLifetime(lock) {}
  }

  @Test("A second writer waits for the first to end")
  func waiting() throws {
    let paths = FilePaths(name: path)
    let first = Held(try WriterLock.take(paths))
    // A thread of its own, which no other test keeps waiting.
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.2)
      first.lock = nil
    }
    let second = try WriterLock.take(paths, patience: 600)
    withExtendedLifetime(second) {}
  }

  /// Unchecked, because only the thread that it is handed to touches the lock.
  private final class Held: @unchecked Sendable {
    var lock: WriterLock?

    init(_ lock: WriterLock) { self.lock = lock }
  }

  @Test("A writer that was killed keeps nobody out, though its file is there")
  func leftBehind() throws {
    try Data("process 1 on nowhere, since 2026-01-01T00:00:00Z\n".utf8).write(to: URL(filePath: path + "-writer"))
    try SQLiteBaseline.open(at: path, mode: .readWrite).close()
    #expect(try folder.names() == ["fleet.heddle"])
  }

  @Test("Readers need no lock")
  func readers() throws {
    let writer = try SQLiteBaseline.open(at: path, mode: .readWrite)
    let reader = try SQLiteBaseline.open(at: path, mode: .readOnly)
    #expect(try reader.totals().tuples == 1)
    try reader.close()
    try writer.close()
  }
}
