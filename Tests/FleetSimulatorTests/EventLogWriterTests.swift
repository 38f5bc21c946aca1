import Foundation
import RemoteThread
import TestSupport
import Testing

@testable import FleetSimulator

@Suite("Windows event logs that Windows could have written")
struct EventLogWriterTests {
  private static let template = LogTemplate(
    number: 7, root: .init("Event", [], [.element(.init("A", [], [.value(0, type: 1)]))]))

  /// A log of one text a record.
  private static func log(_ texts: [String]) -> (bytes: [UInt8], written: [Bool]) {
    var writer = EventLogWriter()
    var chunks: [UInt8] = []
    var written: [Bool] = []
    for text in texts {
      let added = writer.add(written: 1, template, [.string(text)])
      chunks += added.chunk
      written.append(added.isWritten)
    }
    chunks += writer.finish()
    return (writer.header + chunks, written)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  @Test("Header and chunks carry their marks, counts and checksums")
  func structure() {
    let log = Self.log((0..<500).map { "record \($0) " + String(repeating: "x", count: 200) }).bytes
    let chunks = (log.count - 4096) / 65_536
    #expect(chunks > 1 && log.count == 4096 + chunks * 65_536)
    #expect(Array(log[0..<8]) == Array("ElfFile\0".utf8))
    #expect(Self.number(log[24..<32]) == 501)
    #expect(Self.number(log[42..<44]) == UInt64(chunks))
    #expect(Self.number(log[124..<128]) == UInt64(CRC32.checksum(log[0..<120])))
    var next: UInt64 = 1
    for start in stride(from: 4096, to: log.count, by: 65_536) {
      let chunk = Array(log[start..<start + 65_536])
      #expect(Array(chunk[0..<8]) == Array("ElfChnk\0".utf8))
      #expect(Self.number(chunk[8..<16]) == next && Self.number(chunk[24..<32]) == next)
      next = Self.number(chunk[32..<40]) + 1
      let end = Int(Self.number(chunk[48..<52]))
      #expect(Self.number(chunk[52..<56]) == UInt64(CRC32.checksum(chunk[512..<end])))
      #expect(Self.number(chunk[124..<128]) == UInt64(CRC32.checksum(chunk[0..<120] + chunk[128..<512])))
      #expect(chunk[end...].allSatisfy { $0 == 0 })
    }
    #expect(next == 501)
  }

  @Test("Records follow each other, each with its size at both ends and a multiple of eight bytes long")
  func records() {
    let log = Self.log(["", "a", "bc", "déf"]).bytes
    var place = 4096 + 512
    for id in 1...4 as ClosedRange<UInt64> {
      #expect(Self.number(log[place..<place + 4]) == 0x2A2A)
      let size = Int(Self.number(log[place + 4..<place + 8]))
      #expect(size % 8 == 0)
      #expect(Self.number(log[place + 8..<place + 16]) == id)
      #expect(Self.number(log[place + size - 4..<place + size]) == UInt64(size))
      place += size
    }
  }

  @Test("A record too large for a chunk is left out, and those around it are not")
  func tooLarge() {
    let log = Self.log(["a", String(repeating: "x", count: 33_000), "b"])
    #expect(log.written == [true, false, true])
    #expect(Self.number(log.bytes[24..<32]) == 3)
  }

  @Test("The checksum is that of RFC 1952")
  func checksum() { #expect(CRC32.checksum("123456789".utf8) == 0xCBF4_3926) }

  @Test("The same fleet gives the same bytes, and its files their names")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fleet-\(UUID().uuidString)").path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try FleetPlan(seed: 4, hosts: 5, days: 2, attackDays: 1)
    let files = FleetFiles(plan: plan, directory: folder, shape: .evtx, otherEventsPerMille: 1500)
    let account = try files.write()
    let names = ["labels.csv", "learned.evtx", "scored.evtx"]
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names)
    let first = try names.map { try Data(contentsOf: URL(filePath: folder + "/" + $0)) }
    #expect(try files.write() == account)
    #expect(try names.map { try Data(contentsOf: URL(filePath: folder + "/" + $0)) } == first)
    #expect(Self.number(Array(first[1])[24..<32]) > UInt64(account.learnedEvents))
  }
}
