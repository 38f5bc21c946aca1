import EVTX
import Testing

@Suite("Damaged chunks")
struct ChunkDamageTests {
  /// Where the test chunk stands in its file.
  static let fileOffset: UInt64 = 69_632

  @Test("A whole chunk has no damage, with and without its checksums verified")
  func whole() {
    let chunk = SampleChunk.events([1, 2, 3])
    for verifies in [false, true] {
      let reading = Reading(chunk: chunk.finished(), verifies: verifies)
      #expect(reading.ids == [1, 2, 3])
      #expect(reading.damages == [])
    }
  }

  @Test("A changed value is found by the checksum of the records, on request")
  func changedValue() {
    let sample = SampleChunk.events([1, 2])
    var chunk = sample.finished()
    chunk[sample.records[1] - 12] ^= 1
    #expect(Reading(chunk: chunk).damages == [])
    let reading = Reading(chunk: chunk, verifies: true)
    guard case .recordsChecksum? = reading.kinds.first else { return #expect(Bool(false), "\(reading.kinds)") }
    #expect(reading.ids == [1, 2])
    #expect(reading.damages.first?.fileOffset == Self.fileOffset + 52)
  }

  @Test("Chunks that were never given checksums are whole")
  func withoutChecksums() {
    var chunk = SampleChunk.events([1]).finished()
    chunk.replaceSubrange(120..<128, with: UInt32(4).bytes + UInt32(0).bytes)
    chunk.replaceSubrange(52..<56, with: UInt32(0).bytes)
    #expect(Reading(chunk: chunk, verifies: true).damages == [])
  }

  @Test(
    "A record that claims a size that it cannot have is passed over, and the next is read; itself only by the copy",
    arguments: [0, 20, 27, 60_000, 0xFFFF_FFFF] as [UInt32], [true, false])
  func badSize(size: UInt32, hasCopy: Bool) {
    var sample = SampleChunk.events([1, 2, 3])
    sample.patch(sample.records[1] + 4, size)
    if !hasCopy { sample.patch(sample.records[2] - 4, 1) }
    let reading = Reading(chunk: sample.finished())
    let skipped = hasCopy ? 0 : sample.records[2] - sample.records[1]
    let kind = Damage.Kind.recordSize(claimed: size, skipped: skipped)
    #expect(reading.ids == (hasCopy ? [1, 2, 3] : [1, 3]))
    #expect(
      reading.damages == [Damage(chunk: 1, fileOffset: Self.fileOffset + UInt64(sample.records[1]), kind: kind)])
  }

  @Test("A record whose size leads to no copy of it is read by the copy at its end")
  func wrongSize() {
    var sample = SampleChunk.events([1, 2, 3])
    sample.patch(sample.records[1] + 4, 40)
    let reading = Reading(chunk: sample.finished())
    #expect(reading.ids == [1, 2, 3])
    guard case .recordSizeCopy(40, _, 0)? = reading.kinds.first else {
      return #expect(Bool(false), "\(reading.kinds)")
    }
  }

  @Test("A record of which only the copy of the size is wrong is read, and named")
  func badSizeCopy() {
    var sample = SampleChunk.events([1, 2, 3])
    sample.patch(sample.records[2] - 4, 0xAABB_CCDD)
    let reading = Reading(chunk: sample.finished())
    #expect(reading.ids == [1, 2, 3])
    #expect(
      reading.kinds == [
        .recordSizeCopy(
          claimed: UInt32(sample.records[2] - sample.records[1]), copy: 0xAABB_CCDD, skipped: 0)
      ])
  }

  @Test("A record whose end is zeros is not read: its values would look cut short")
  func lostPage() {
    let sample = SampleChunk.events([1, 2])
    var chunk = sample.finished()
    for offset in (sample.records[1] + 64)..<sample.bytes.count { chunk[offset] = 0 }
    let reading = Reading(chunk: chunk)
    #expect(reading.ids == [1])
    #expect(reading.damages.count == 2)
  }

  @Test("Only four bytes of the size's copy are zero: no page was lost, and the record is read")
  func zeroSizeCopy() {
    var sample = SampleChunk.events([1, 2, 3])
    sample.patch(sample.records[2] - 4, 0)
    let reading = Reading(chunk: sample.finished())
    #expect(reading.ids == [1, 2, 3])
    #expect(reading.damages.count == 1)
  }

  @Test("Other bytes between records are passed over; a record whose sizes fit is no such", arguments: [true, false])
  func badSignature(hasSizes: Bool) {
    let sample = SampleChunk.events([1, 2, 3])
    var chunk = sample.finished()
    chunk[sample.records[1]] = 0x2B
    if !hasSizes { chunk[sample.records[1] + 4] ^= 1 }
    let reading = Reading(chunk: chunk)
    #expect(reading.ids == (hasSizes ? [1, 2, 3] : [1, 3]))
    let skipped = hasSizes ? 0 : sample.records[2] - sample.records[1]
    #expect(reading.kinds.first == .recordSignature(found: 0x2A2B, skipped: skipped))
    guard case .recordsChecksum? = reading.kinds.last else { return #expect(Bool(false), "\(reading.kinds)") }
  }

  @Test("A header that is wrong ends no chunk: the records are walked instead")
  func badHeader() {
    let sample = SampleChunk.events([1, 2])
    for offset in [0, 8, 44, 48, 50, 52, 100, 124, 127, 130, 400] {
      var chunk = sample.finished()
      chunk[offset] ^= 0x40
      let reading = Reading(chunk: chunk)
      #expect(reading.ids == [1, 2], "byte \(offset)")
      #expect(!reading.damages.isEmpty, "byte \(offset)")
    }
  }

  @Test("With a free space that cannot be, records are read up to the zeros behind them")
  func freeSpace() {
    let sample = SampleChunk.events([1, 2])
    let chunk = sample.finished { $0.replaceSubrange(48..<52, with: UInt32(0x00FF_0000).bytes) }
    let reading = Reading(chunk: chunk)
    #expect(reading.ids == [1, 2])
    #expect(reading.kinds == [.freeSpaceOffset(claimed: 0x00FF_0000)])
  }

  @Test("Archived logs put the free space at the end of the chunk, with zeros before it: no damage")
  func archived() {
    let sample = SampleChunk.events([1, 2])
    #expect(Reading(chunk: sample.finished(freeSpace: LogChunk.size), verifies: true).damages == [])
  }

  @Test("Records that the header counts and that are not there are missed")
  func missingRecords() {
    let sample = SampleChunk.events([1, 2, 3])
    let chunk = sample.finished(freeSpace: sample.records[2])
    let reading = Reading(chunk: chunk)
    #expect(reading.ids == [1, 2])
    #expect(reading.kinds == [.recordCount(claimed: 3, found: 2)])
  }

  @Test("Records behind the free space are read on request only, and marked")
  func residual() {
    let sample = SampleChunk.events([1, 2, 3, 4])
    let chunk = sample.finished(freeSpace: sample.records[2]) {
      $0.replaceSubrange(16..<24, with: UInt64(2).bytes)
    }
    #expect(Reading(chunk: chunk).ids == [1, 2])
    let reading = Reading(chunk: chunk, residual: true)
    #expect(reading.ids == [1, 2, 3, 4])
    #expect(reading.events.map(\.isResidual) == [false, false, true, true])
    #expect(reading.damages == [])
  }

  @Test("A chunk without signature is searched for records; nothing but zeros is blank")
  func noSignature() {
    let sample = SampleChunk.events([1, 2])
    var chunk = sample.finished()
    chunk[3] = 0
    let reading = Reading(chunk: chunk)
    #expect(reading.ids == [1, 2])
    guard case .chunkSignature? = reading.kinds.first else { return #expect(Bool(false), "\(reading.kinds)") }

    let blank = Reading(chunk: [UInt8](repeating: 0, count: LogChunk.size))
    #expect(blank.account.isBlank)
    #expect(blank.damages == [])

    let noise = Reading(chunk: [UInt8](repeating: 0x2A, count: LogChunk.size))
    #expect(noise.kinds == [.chunkSignature(found: 0x2A2A_2A2A_2A2A_2A2A)])
  }

  @Test("A chunk that is cut gives the records before the cut")
  func cut() {
    let sample = SampleChunk.events([1, 2, 3])
    for (size, ids) in [(sample.records[2] + 100, [1, 2]), (sample.records[1], [1]), (600, []), (100, [])]
      as [(Int, [UInt16])]
    {
      let reading = Reading(chunk: Array(sample.finished().prefix(size)))
      #expect(reading.ids == ids, "\(size)")
      #expect(reading.kinds.contains(.chunkCut(size: size)), "\(size)")
    }
  }

  @Test("Bad offsets of common strings change nothing")
  func commonOffsets() {
    let chunk = SampleChunk.events([1]).finished { $0.replaceSubrange(128..<132, with: UInt32(0xFFFF_FFF0).bytes) }
    let reading = Reading(chunk: chunk)
    #expect(reading.ids == [1])
    #expect(reading.kinds == [.commonOffsets(count: 1)])
  }
}
