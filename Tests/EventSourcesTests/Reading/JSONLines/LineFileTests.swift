import RemoteThread
import TestSupport
import Testing

@testable import EventSources

@Suite("A file of JSON lines reads the same however it is read") struct LineFileTests {
  private struct Outcome: Equatable {
    var events: [RemoteThreadEvent] = []
    var report: ReadReport
  }

  /// Several blocks of lines: events, other events, damaged lines, and now and then a long stretch that begins no record.
  private static func text(seed: UInt64, lines count: Int) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var text: [UInt8] = []
    for number in 0..<count {
      let event = Wrappers.winlogbeat7.replacing("4242", with: "\(number + 1)")
      switch Int.random(in: 0..<900, using: &random) {
      case 0: text += Array(event.utf8.dropLast(40)) + [0x0A]
      case 1: text += Array("no record\n\n".utf8)
      case 2: text += Array(#"{"event_id":"x"}"#.utf8) + [0x0A]
      case 3...40: text += Array((event + "\n").utf8)
      default: text += Array((event.replacing(#":"8""#, with: #":"\#(number % 7)""#) + "\n").utf8)
      }
      if number == count / 2 { text += Array(String(repeating: "\n", count: 5 << 20).utf8) }
    }
    return text
  }

  private static func read(_ path: String, jobs: Int, byShape: Bool) throws -> Outcome {
    var decoders = RecordDecoders.standard
    decoders.readsLinesByShape = byShape
    var events: [RemoteThreadEvent] = []
    let report = try EventReader(paths: [path], jobs: jobs, decoders: decoders).read(progress: { _ in }) {
      events += $0
    }
    return Outcome(events: events, report: report)
  }

  @Test("Whether lines are parsed, on how many threads, from a file or a stream: same events, same lines, same bytes")
  func files() throws {
    let folder = try ScratchFolder()
    let text = Self.text(seed: 3, lines: 6_000)
    let path = try folder.write(text, to: "a")
    let parsed = try Self.read(path, jobs: 1, byShape: false)
    #expect(parsed.events.count > 200)
    #expect(parsed.report.damaged > 10)
    #expect(parsed.report.bytes == text.count)
    for jobs in [1, 2, 4] { #expect(try Self.read(path, jobs: jobs, byShape: true) == parsed) }

    let packed = try folder.write(Packer.compressed(text), to: "b")
    var streamed = try Self.read(packed, jobs: 2, byShape: true)
    streamed.report.damages = streamed.report.damages.map { damage in
      var damage = damage
      damage.input = path
      return damage
    }
    streamed.report.damagedInputs[0].input = path
    #expect(streamed == parsed)
  }

  @Test("The places of damages are the lines on which they stand", arguments: [1, 3])
  func places(jobs: Int) throws {
    let folder = try ScratchFolder()
    let line = Array((Wrappers.nxlog + "\n").utf8)
    var text: [UInt8] = []
    for number in 1...8_000 { text += number % 1_000 == 0 ? Array("{\"event_id\":1\n".utf8) : line }
    let path = try folder.write(text, to: "a")
    let report = try Self.read(path, jobs: jobs, byShape: true).report
    #expect(report.damages.map(\.place) == (1...8).map { .line($0 * 1_000) })
    #expect(report.events == 7_992)
  }

  @Test("Rows do not depend on the number of threads", arguments: [2, 5])
  func rows(jobs: Int) throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Self.text(seed: 5, lines: 5_000), to: "a")
    #expect(try Self.rows(path, jobs: jobs) == Self.rows(path, jobs: 1))
    let events = try Self.read(path, jobs: 1, byShape: false).events
    #expect(try Self.rows(path, jobs: 1) == EventBatch(events).rows.map(\.discriminator))
  }

  private static func rows(_ path: String, jobs: Int) throws -> [EventIdentity.Discriminator] {
    var rows: [EventIdentity.Discriminator] = []
    _ = try EventReader(paths: [path], jobs: jobs).readForCounting(progress: { _ in }) { batch in
      rows += batch.rows.map(\.discriminator)
    }
    return rows
  }
}
