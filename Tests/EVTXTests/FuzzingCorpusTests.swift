import EVTX
import Foundation
import Testing

/// Every input in Tests/Fuzzing/Corpus, read as the fuzz target reads it: an input that once crashed the reader is kept
/// as a test by adding it there.
@Suite("Fuzzing corpus", .timeLimit(.minutes(5)))
struct FuzzingCorpusTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fuzzing/Corpus")

  /// The bytes behind the first, with which the fuzz target chooses one of the ways in which the test reads all.
  static func inputs() throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      (name, try Array(Data(contentsOf: folder.appending(path: name)).dropFirst()))
    }
  }

  @Test(
    "Is read to its end, as chunks and as logs",
    arguments: [(false, false), (true, false), (false, true), (true, true)])
  func readsToTheEnd(residual: Bool, verifies: Bool) throws {
    // One reader for all, as the caches that go from chunk to chunk are to hold out, too.
    let reader = ChunkReader(residual: residual, verifiesChecksums: verifies)
    let filter = RecordFilter(provider: "Microsoft-Windows-Sysmon", eventIDs: [8])
    for (name, bytes) in try Self.inputs() {
      let all = Reading(chunk: bytes, reader)
      #expect(all.account.records == all.events.count, "\(name)")
      let some = Reading(chunk: bytes, filter: filter, residual: residual, verifies: verifies)
      #expect(some.account.matched == some.events.count, "\(name)")
      guard bytes.starts(with: "ElfFile".utf8) else { continue }
      let log = try? Reading(log: bytes, residual: residual, verifies: verifies)
      if let log { #expect(log.account.records == log.events.count, "\(name)") }
    }
  }

  @Test("Has a whole chunk and a whole log to start from")
  func seeds() throws {
    let inputs = try Self.inputs()
    for (seed, records) in [("chunk-of-one", 1), ("chunk-of-three", 3)] {
      let chunk = try #require(inputs.first { $0.name == seed })
      #expect(Reading(chunk: chunk.bytes).account.records == records)
    }
    let log = try #require(inputs.first { $0.name == "log-of-three" })
    #expect(try Reading(log: log.bytes).account.records > 0)
  }
}
