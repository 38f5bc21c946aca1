import RemoteThread
import Testing
import TestSupport

@testable import Workflows

@Suite("Sorting any number of events")
struct EventSorterTests {
  static func events(_ count: Int) -> [RemoteThreadEvent] {
    (0..<count).map { index in
      // A fixed scatter over hosts, minutes and records, with fields present and absent.
      let scattered = index * 7919 % count
      return .sample(
        utcTime: "2026-03-02 10:\(scattered % 50 + 10):00.\(100 + scattered % 7)", computer: "WS0\(scattered % 3)",
        recordID: scattered.isMultiple(of: 4) ? nil : UInt64(scattered),
        targetImage: #"C:\x\"# + String(repeating: "é", count: scattered % 40) + "\(scattered).exe",
        startModule: scattered.isMultiple(of: 5) ? nil : #"C:\Windows\System32\ntdll.dll"#,
        sourceUser: scattered.isMultiple(of: 3) ? #"CORP\ann"# : nil)
    }
  }

  static func drained(_ events: [RemoteThreadEvent], capacity: Int) throws -> ([RemoteThreadEvent], repeated: Int) {
    var sorter = EventSorter(capacity: capacity)
    for event in events { try sorter.add(event) }
    var result: [RemoteThreadEvent] = []
    let repeated = try sorter.drainUnique { result.append($0) }
    return (result, repeated)
  }

  @Test("Sorting on disk gives what sorting in memory gives", arguments: [1, 2, 7, 64, 499, 500, 501])
  func spilled(capacity: Int) throws {
    let events = Self.events(500)
    let inMemory = try Self.drained(events, capacity: 10_000)
    let onDisk = try Self.drained(events, capacity: capacity)
    #expect(inMemory.0 == events.sorted { $0.isOrdered(before: $1) })
    #expect(onDisk.0 == inMemory.0)
    #expect(onDisk.0.map(\.targetImage.rawValue) == inMemory.0.map(\.targetImage.rawValue))
    #expect(inMemory.repeated == 0)
  }

  @Test("Repeats are left out and counted, wherever they come", arguments: [3, 100, 10_000])
  func repeats(capacity: Int) throws {
    let events = Self.events(100)
    let twice = try Self.drained(events + events.reversed() + [events[50]], capacity: capacity)
    #expect(twice.0 == events.sorted { $0.isOrdered(before: $1) })
    #expect(twice.repeated == 101)
  }

  @Test("Every field survives the way over the disk")
  func coding() throws {
    var event = RemoteThreadEvent.sample(sourceUser: #"CORP\añn"#, targetUser: "")
    event.ruleName = "technique_id=T1055"
    event.sourceProcessGuid = ProcessGUID("{71b87c12-d9fe-5f84-1a01-000000000500}")
    event.targetProcessId = .max
    event.recordID = .max
    var bytes: [UInt8] = []
    EventCoding.append(event, to: &bytes)
    EventCoding.append(.sample(), to: &bytes)
    var rest = bytes[...]
    let taken = [try EventCoding.takeFirst(from: &rest), try EventCoding.takeFirst(from: &rest)]
    #expect(taken == [event, .sample()])
    #expect(taken[0]?.ruleName == event.ruleName)
    let end = try EventCoding.takeFirst(from: &rest)
    #expect(end == nil)
  }

  @Test("A record that is not whole yet waits for the rest")
  func partialRecord() throws {
    var bytes: [UInt8] = []
    EventCoding.append(.sample(), to: &bytes)
    for length in 0..<bytes.count {
      var part = bytes.prefix(length)
      let event = try EventCoding.takeFirst(from: &part)
      #expect(event == nil)
      #expect(part.count == length)
    }
  }
}
