import EVTX
import Foundation
import Testing

@Suite("Logs")
struct EventLogTests {
  static let first = SampleChunk.events([1, 2]).finished()
  static let second = SampleChunk.events([3], firstRecordID: 3).finished()
  static let blank = [UInt8](repeating: 0, count: LogChunk.size)

  @Test("The records of all chunks come in file order")
  func order() throws {
    let reading = try Reading(log: sampleLogHeader(chunks: 2) + Self.first + Self.second)
    #expect(reading.recordIDs == [1, 2, 3])
    #expect(reading.damages == [])
    #expect(reading.account.records == 3)
  }

  @Test("A header that claims fewer chunks than there are is named, and all are read")
  func fewerChunksClaimed() throws {
    let reading = try Reading(log: sampleLogHeader(chunks: 1, flags: 1) + Self.first + Self.second)
    #expect(reading.recordIDs == [1, 2, 3])
    #expect(reading.kinds == [.notClosed, .chunkCount(claimed: 1, found: 2)])
    #expect(reading.damages.allSatisfy { !$0.touchesRecords })
  }

  @Test("Chunks of zeros are a damage between used ones, none behind them")
  func blanks() throws {
    let log = sampleLogHeader(chunks: 3) + Self.first + Self.blank + Self.second + Self.blank + Self.blank
    let reading = try Reading(log: log)
    #expect(reading.recordIDs == [1, 2, 3])
    #expect(reading.damages == [Damage(chunk: 1, fileOffset: 4096 + 65_536, kind: .chunkBlank)])
  }

  @Test("A header that is none is named, and the chunks are read")
  func noHeader() throws {
    let reading = try Reading(log: [UInt8](repeating: 7, count: 4096) + Self.first)
    #expect(reading.recordIDs == [1, 2])
    #expect(reading.kinds == [.logSignature(found: 0x0707_0707_0707_0707)])
  }

  @Test("An empty log, and one cut anywhere, are read without harm")
  func cut() throws {
    let log = sampleLogHeader(chunks: 2) + Self.first + Self.second
    for size in [0, 1, 8, 127, 128, 4095, 4096, 4097, 5000, 69_000, 69_632, 70_000, 135_000] {
      let reading = try Reading(log: Array(log.prefix(size)))
      #expect(reading.events.count <= 3)
      #expect(!reading.damages.isEmpty, "\(size)")
    }
  }

  @Test("A strict caller stops at the first damage")
  func strict() throws {
    let log = sampleLogHeader(chunks: 3) + Self.first + Self.blank + Self.second
    var count = 0
    #expect(throws: Damage(chunk: 1, fileOffset: 4096 + 65_536, kind: .chunkBlank)) {
      try EventLog(bytes: log).forEachRecord(record: { _ in count += 1 }, damage: { throw $0 })
    }
    #expect(count == 2)
  }

  @Test("A file reads as its bytes do; one that is not there is an error with its name")
  func file() throws {
    let log = sampleLogHeader(chunks: 40) + (0..<20).flatMap { _ in Self.first + Self.second }
    let url = FileManager.default.temporaryDirectory.appending(path: "evtx-\(UUID().uuidString).evtx")
    try Data(log).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    var ids: [UInt64] = []
    let account = try EventLog(path: url.path).forEachRecord(
      record: { ids.append($0.recordID) }, damage: { Issue.record("\($0)") })
    #expect(ids == (0..<20).flatMap { _ in [1, 2, 3] as [UInt64] })
    #expect(account.records == 60)
    #expect(throws: LogFileError(path: "/nowhere.evtx", step: .opening, code: 2)) {
      _ = try EventLog(path: "/nowhere.evtx")
    }
  }
}
