import FleetSimulator
import RemoteThread
import TestSupport
import Testing

@testable import EventSources

@Suite("Rows for a replay say what the events say")
struct StartReadingTests {
  private struct Start: Equatable {
    let spelling: ThreadSpelling
    let address: StartAddress?
  }

  private static func starts(_ path: String, jobs: Int) throws -> [Start] {
    var starts: [Start] = []
    let report = try EventReader(paths: [path], jobs: jobs).readStarts(progress: { _ in }) { batch in
      starts += batch.rows.map { Start(spelling: batch.spellings[Int($0.spelling)], address: $0.startAddress) }
    }
    #expect(report.events == starts.count)
    return starts
  }

  private static func expected(_ path: String) throws -> [Start] {
    var starts: [Start] = []
    _ = try EventReader(paths: [path], jobs: 1).read(progress: { _ in }) { events in
      starts += events.map { Start(spelling: ThreadSpelling($0), address: $0.startAddress) }
    }
    return starts
  }

  @Test("Of a fleet, in either form, on any number of threads", arguments: [FleetShape.winlogbeat, .evtx])
  func fleet(shape: FleetShape) throws {
    let folder = try ScratchFolder()
    let plan = try FleetPlan(seed: 4, hosts: 8, days: 3, attackDays: 0)
    _ = try FleetFiles(plan: plan, directory: folder.path, shape: shape, otherEventsPerMille: 300).write()
    let path = folder.path + "/learned." + (shape == .evtx ? "evtx" : "ndjson")
    let expected = try Self.expected(path)
    #expect(expected.count > 100)
    for jobs in [1, 3] { #expect(try Self.starts(path, jobs: jobs) == expected) }
  }

  @Test("Of odd records, whatever came before them")
  func odd() throws {
    let folder = try ScratchFolder()
    let odd: [RemoteThreadEvent] = [
      .sample(recordID: nil), .sample(startAddress: nil), .sample(startModule: nil, startFunction: nil),
      .sample(startAddress: "0xFFFFEF60CA462460", startModule: nil, startFunction: nil),
      .sample(startAddress: "0x00590000"), .sample(sourceImage: "C:\\\u{E9}.exe"),
      .sample(sourceImage: "C:\\e\u{301}.exe"), .sample(sourceImage: #"c:\windows\SYSTEM32\csrss.exe"#),
    ]
    var writer = SysmonLogWriter()
    var chunks: [UInt8] = []
    for event in odd + odd.reversed() { chunks += writer.add(event) }
    chunks += writer.finish()
    let path = try folder.write(writer.header + chunks, to: "a")
    #expect(try Self.starts(path, jobs: 1) == Self.expected(path))
    #expect(try Self.starts(path, jobs: 1).count == 2 * odd.count)
  }
}
