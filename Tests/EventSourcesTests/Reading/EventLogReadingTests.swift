import FleetSimulator
import Foundation
import RemoteThread
import TestSupport
import Testing

@testable import EventSources

@Suite("Windows event logs give the events that every other form gives") struct EventLogReadingTests {
  private static func plan() throws -> FleetPlan { try FleetPlan(seed: 9, hosts: 12, days: 3, attackDays: 2) }

  /// A fleet as one log, and its events.
  private static func fleet() throws -> (log: [UInt8], events: [RemoteThreadEvent]) {
    let events = FleetSimulator(try plan()).flatMap { $0.events.map(\.event) }
    return (log(events), events)
  }

  private static func log(_ events: [RemoteThreadEvent]) -> [UInt8] {
    var writer = SysmonLogWriter()
    var chunks: [UInt8] = []
    for event in events { chunks += writer.add(event) }
    chunks += writer.finish()
    return writer.header + chunks
  }

  private static func read(
    _ paths: [String], jobs: Int = 1, options: ReadingOptions = ReadingOptions()
  ) throws -> (events: [RemoteThreadEvent], report: ReadReport) {
    var events: [RemoteThreadEvent] = []
    let report = try EventReader(paths: paths, jobs: jobs, options: options).read(progress: { _ in }) { events += $0 }
    return (events, report)
  }

  private static func count(_ path: String, jobs: Int) throws -> EventBatch {
    var batch = EventBatch()
    _ = try EventReader(paths: [path], jobs: jobs).readForCounting(progress: { _ in }) { batch.append($0) }
    return batch
  }

  @Test("Every event equals the one that was logged, on any number of threads", arguments: [1, 2, 5])
  func equal(jobs: Int) throws {
    let folder = try ScratchFolder()
    let (log, events) = try Self.fleet()
    let path = try folder.write(log, to: "a")
    let found = try Self.read([path], jobs: jobs)
    #expect(found.events == events)
    #expect(found.report.isWhole && found.report.stale == 0)
    #expect(found.report.bytes == log.count - 4096)
  }

  @Test("The NDJSON of a fleet reads to the same events as its log, others counted in both")
  func forms() throws {
    let folder = try ScratchFolder()
    var reports: [ReadReport] = []
    var events: [[RemoteThreadEvent]] = []
    for (shape, ending) in [(FleetShape.winlogbeat, "ndjson"), (.evtx, "evtx")] {
      let directory = folder.path + "/" + shape.rawValue
      _ = try FleetFiles(
        plan: Self.plan(), directory: directory, shape: shape, otherEventsPerMille: 3000
      ).write()
      let found = try Self.read([directory + "/learned." + ending], jobs: 2)
      events.append(found.events)
      reports.append(found.report)
    }
    #expect(events[0] == events[1])
    #expect(reports[0].otherEvents == reports[1].otherEvents && reports[0].otherEvents > 1000)
  }

  @Test("Rows for counting say what the events say", arguments: [1, 3])
  func rows(jobs: Int) throws {
    let folder = try ScratchFolder()
    let (log, events) = try Self.fleet()
    let batch = try Self.count(folder.write(log, to: "a"), jobs: jobs)
    let expected = EventBatch(events)
    #expect(batch.count == expected.count)
    #expect(batch.rows == expected.rows)
    #expect(batch.spellings == expected.spellings)
    #expect(batch.computers == expected.computers)
  }

  @Test("What is selected is what the events say, on any number of threads", arguments: [1, 3])
  func selected(jobs: Int) throws {
    let folder = try ScratchFolder()
    let (log, events) = try Self.fleet()
    var selected: [RemoteThreadEvent] = []
    var passed = 0
    let reader = EventReader(paths: [try folder.write(log, to: "a")], jobs: jobs)
    let report = try reader.readSelected(without: { AboutHalf() }, progress: { _ in }) { batch in
      selected += batch.rest
      passed += batch.passed
    }
    #expect(report.events == events.count)
    #expect(selected == events.filter { !AboutHalf().passesOver($0) })
    #expect(passed > events.count / 4 && !selected.isEmpty)
  }

  @Test("Odd records count as their events do, whatever came before them")
  func oddRows() throws {
    let folder = try ScratchFolder()
    let odd: [RemoteThreadEvent] = [
      .sample(recordID: 1), .sample(recordID: nil), .sample(recordID: 2, startAddress: nil),
      .sample(recordID: 3, startModule: nil, startFunction: nil), .sample(computer: "ws01", recordID: 4),
      .sample(recordID: 5, startAddress: "0xFFFFEF60CA462460", startModule: nil, startFunction: nil),
      .sample(recordID: 6, sourceImage: "C:\\\u{E9}.exe"), .sample(recordID: 7, sourceImage: "C:\\e\u{301}.exe"),
      .sample(computer: "-", recordID: 8),
    ]
    let path = try folder.write(Self.log(odd + odd.reversed()), to: "a")
    let batch = try Self.count(path, jobs: 1)
    let expected = EventBatch(try Self.read([path]).events)
    #expect(batch.rows == expected.rows && batch.count == 2 * odd.count)
    #expect(batch.spellings == expected.spellings && batch.spellings.count == 5)
    #expect(batch.computers == expected.computers)
  }

  @Test("A log in an archive, and one in a pipe, are read as one in a file")
  func packed() throws {
    let folder = try ScratchFolder()
    let (log, events) = try Self.fleet()
    let zip = try folder.write(Packer.zip([("logs/a.evtx", log)]), to: "a")
    let stream = try folder.write(Packer.compressed(log), to: "b")
    #expect(try Self.read([zip], jobs: 2).events == events)
    #expect(try Self.read([stream], jobs: 3).events == events)
    #expect(try Self.read([zip, stream]).report.inputs == 2)
  }

  @Test("An archive that is cut off gives the chunks before the cut")
  func cutArchive() throws {
    let folder = try ScratchFolder()
    let (log, events) = try Self.fleet()
    let whole = try Packer.compressed(log)
    let path = try folder.write(whole.prefix(whole.count * 3 / 4), to: "a")
    let found = try Self.read([path])
    #expect(!found.events.isEmpty && found.events == Array(events.prefix(found.events.count)))
    #expect(found.report.unreadable.first?.reason.hasPrefix("cut off or damaged: ") == true)
  }

  @Test("A zeroed chunk costs its own records and is named; strict reading stops there")
  func zeroedChunk() throws {
    let folder = try ScratchFolder()
    var (log, events) = try Self.fleet()
    log.replaceSubrange(4096 + 65_536..<4096 + 2 * 65_536, with: repeatElement(0, count: 65_536))
    let path = try folder.write(log, to: "a")
    let found = try Self.read([path], jobs: 2)
    #expect(found.events.count < events.count)
    #expect(Set(found.events).isSubset(of: events))
    #expect(found.report.logDamages == 1 && found.report.damaged == 0)
    let damage = try #require(found.report.damages.first { $0.losesRecords })
    #expect(damage.place == .chunk(1, offset: 4096 + 65_536))
    #expect(throws: ReadingStopped.damage(damage)) {
      try Self.read([path], options: ReadingOptions(isStrict: true))
    }
  }

  @Test("A log that is cut off between two chunks has lost some: its header says so")
  func cutBetweenChunks() throws {
    let folder = try ScratchFolder()
    let (log, events) = try Self.fleet()
    let path = try folder.write(log.prefix(4096 + 2 * 65_536), to: "a")
    let found = try Self.read([path])
    #expect(found.events == Array(events.prefix(found.events.count)))
    #expect(found.report.logDamages == 1 && !found.report.isWhole)
    #expect(throws: ReadingStopped.self) { try Self.read([path], options: ReadingOptions(isStrict: true)) }
  }

  @Test("A stale header is no damage")
  func staleHeader() throws {
    let folder = try ScratchFolder()
    var (log, events) = try Self.fleet()
    log[42] = 1
    log[120] = 1
    let found = try Self.read([folder.write(log, to: "a")], options: ReadingOptions(isStrict: true))
    #expect(found.events == events)
    #expect(found.report.isWhole)
    #expect(found.report.stale >= 2)
  }

  @Test("Records behind the free space are read only on request, and marked")
  func residual() throws {
    let folder = try ScratchFolder()
    let events = (1...40).map { RemoteThreadEvent.sample(recordID: UInt64($0)) }
    var log = Self.log(events)
    // The chunk claims to end after its first twenty records.
    var place = 4096 + 512
    for _ in 0..<20 { place += Int(log[place + 4]) | Int(log[place + 5]) << 8 }
    var header = Array(log[4096..<4096 + 512])
    header.replaceSubrange(48..<52, with: (0..<4).map { UInt8(truncatingIfNeeded: (place - 4096) >> (8 * $0)) })
    let checksum = CRC32.checksum(header[0..<120] + header[128..<512])
    header.replaceSubrange(124..<128, with: (0..<4).map { UInt8(truncatingIfNeeded: checksum >> (8 * $0)) })
    log.replaceSubrange(4096..<4096 + 512, with: header)
    let path = try folder.write(log, to: "a")
    #expect(try Self.read([path]).events.map(\.recordID) == events.prefix(20).map(\.recordID))
    let found = try Self.read([path], options: ReadingOptions(readsResidual: true)).events
    #expect(found.map(\.recordID) == events.map(\.recordID))
    #expect(found.map(\.isResidual) == events.indices.map { $0 >= 20 })
  }

  @Test("No change of one byte crashes the reading, and none goes unnoticed or changes other records")
  func flippedBytes() throws {
    let folder = try ScratchFolder()
    let events = (1...3).map { RemoteThreadEvent.sample(recordID: UInt64($0)) }
    let log = Self.log(events)
    let whole = try Self.read([folder.write(log, to: "a")]).events
    let used = 4096 + 512 + 6000
    for place in stride(from: 0, to: used, by: 7) {
      var changed = log
      changed[place] ^= 0x55
      let path = try folder.write(changed, to: "a")
      let found = try? Self.read([path], options: ReadingOptions())
      #expect(found != nil)
      let strict = try? Self.read([path], options: ReadingOptions(isStrict: true))
      let isNoticed = strict == nil || strict?.report.stale ?? 0 > 0
      #expect(isNoticed || strict?.events == whole, "byte \(place)")
    }
  }
}
