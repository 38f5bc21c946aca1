import Baseline
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("Roll-outs and slow attacks")
struct RestraintTests {
  /// A fleet of 20 hosts on ten days, on which every host does the usual thing, and some hosts another.
  private static func wideDays(
    _ others: (_ day: Int) -> Range<Int>, source: String = "new.exe", status: TupleStatus = .quarantined,
    reason: String? = "held on x: high, 20.0 bits, new source, HDL-0", offset: UInt16? = nil
  ) throws -> Int {
    let scratch = try ScratchBaseline()
    var events: [RemoteThreadEvent] = []
    for day in 1...10 {
      let time = "2026-03-\(day < 10 ? "0" : "")\(day) 10:00:00.000"
      events += (0..<20).map { .sample(utcTime: time, computer: "WS\($0)", startFunction: offset == nil ? "f" : nil) }
      events += others(day).map {
        .sample(
          utcTime: time, computer: "WS\($0)", recordID: 2, sourceImage: source,
          startAddress: "0x00007FF89C861234", startFunction: offset == nil ? "f" : nil)
      }
    }
    _ = try scratch.store.learn(EventBatch(events))
    let tuple = ThreadTuple(
      .sample(sourceImage: source, startFunction: offset == nil ? "f" : nil))
    let start = TupleStart(tuple: tuple, offset: offset)
    #expect(try scratch.store.setStatus(status, reason: reason, of: start))
    let found = try scratch.store.restrained(.standard)
    #expect(found.map(\.start) == [start])
    return try #require(found.first).wideDays
  }

  @Test("A third of the fleet on a day is a roll-out")
  func rollOut() throws { #expect(try Self.wideDays { $0 <= 4 ? 0..<7 : 0..<0 } == 4) }

  @Test("One host a day never is, however many hosts in all", arguments: [TupleStatus.quarantined, .probation])
  func slow(status: TupleStatus) throws {
    #expect(try Self.wideDays({ $0 + 3..<$0 + 4 }, status: status) == 0)
  }

  @Test("Of a known source a tenth of its own hosts, and at least two")
  func knownSource() throws {
    let csrss = #"C:\Windows\System32\csrss.exe"#
    let reason = "held on x: high, 20.0 bits, new pair, HDL-0"
    func days(_ hosts: Int) throws -> Int {
      let scratch = try ScratchBaseline()
      let usual = (0..<40).map { RemoteThreadEvent.sample(computer: "WS\($0)") }
      let odd = (0..<hosts).map {
        RemoteThreadEvent.sample(computer: "WS\($0)", recordID: 2, sourceImage: csrss, targetImage: "odd.exe")
      }
      _ = try scratch.store.learn(EventBatch(usual + odd))
      let start = TupleStart(tuple: ThreadTuple(.sample(targetImage: "odd.exe")), offset: nil)
      _ = try scratch.store.setStatus(.quarantined, reason: reason, of: start)
      return try #require(try scratch.store.restrained(.standard).first).wideDays
    }
    #expect(try days(3) == 0)
    #expect(try days(4) == 1)
  }

  @Test("An offset is held against the hosts of its start")
  func offset() throws {
    let csrss = #"C:\Windows\System32\csrss.exe"#
    #expect(try Self.wideDays({ $0 <= 3 ? 0..<2 : 0..<1 }, source: csrss, reason: nil, offset: 0x1234) == 3)
  }
}
