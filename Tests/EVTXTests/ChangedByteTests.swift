import EVTX
import Testing
import TestSupport

@Suite("Any byte changed", .timeLimit(.minutes(5)))
struct ChangedByteTests {
  static let sample: SampleChunk = {
    var chunk = SampleChunk.events([1, 8])
    chunk.add(
      SampleEvent.outer,
      SampleEvent.values(
        id: 5,
        data: .instance(
          SampleTemplate(
            name: "a", root: .element("EventData", [.data(nil, [.slot(0, ValueType(rawValue: 0x81))])])),
          [.strings(["x", "y"])])))
    return chunk
  }()

  @Test("With checksums verified, a log reads the same or a damage is named")
  func verified() throws {
    let log = sampleLogHeader(chunks: 1) + Self.sample.finished()
    let whole = try Reading(log: log, verifies: true)
    #expect(whole.damages == [] && whole.events.count == 3)
    let end = LogHeader.size + Self.sample.bytes.count
    for offset in Array(0..<128) + Array(LogHeader.size..<end) {
      var changed = log
      changed[offset] ^= UInt8(1 << (offset % 8))
      let reading = try Reading(log: changed, verifies: true)
      #expect(!reading.damages.isEmpty || reading.events == whole.events, "byte \(offset)")
    }
  }

  /// The chunk without the empty room behind its records, which would take most of the time.
  static var short: [UInt8] { Array(sample.finished().prefix(sample.bytes.count + 64)) }

  @Test("Without, whatever is written there, reading ends")
  func unverified() {
    let chunk = Self.short
    let readers = [
      ChunkReader(residual: true),
      ChunkReader(filter: RecordFilter(provider: "Microsoft-Windows-Sysmon", eventIDs: [8])),
    ]
    for offset in LogChunk.headerSize..<Self.sample.bytes.count {
      for byte in [0, 0x7F, 0xFF, 0x0D] as [UInt8] {
        var changed = chunk
        changed[offset] = byte
        for reader in readers { _ = Reading(chunk: changed, reader) }
      }
    }
  }

  @Test("Many bytes changed at once")
  func random() {
    var random = SplitMix64(seed: 7)
    let chunk = Self.short
    let reader = ChunkReader(residual: true)
    for _ in 0..<1000 {
      var changed = chunk
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        changed[Int.random(in: 0..<Self.sample.bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = Reading(chunk: changed, reader)
    }
  }
}
