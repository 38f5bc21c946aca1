internal import EVTX

/// Decodes runs of chunks for one thread.
final class ChunkDecoder {
  private let reader: ChunkReader
  private var decoder: EventLogDecoder
  /// The bytes of the chunks at hand, kept to spare the allocation.
  private var buffer = ContiguousArray<UInt8>()

  /// Makes the decoder of one thread, which remembers spellings in `rows`.
  init(_ options: ReadingOptions, rows: RowSpellings) {
    decoder = EventLogDecoder(rows)
    reader = ChunkReader(
      filter: RecordFilter(eventIDs: options.logs.eventIDs), residual: options.readsResidual,
      verifiesChecksums: options.isStrict)
  }

  /// Adds the events of `run` to `portion`, and the account of what else is in it.
  func decode(_ run: ChunkRun, into portion: inout DecodedPortion<some EventGathering>) {
    decoder.beginBatch()
    for damage in run.damages { portion.add(damage) }
    switch run.bytes {
    case .memory(let bytes): decode(run.slots[...], bytes, count: bytes.count, &portion)
    case .file(let file):
      var rest = run.slots[...]
      while let first = rest.first {
        let part = rest.prefix(Self.chunksAtOnce)
        rest = rest.dropFirst(Self.chunksAtOnce)
        let size = part.reduce(0) { $0 + $1.size }
        if buffer.count < size { buffer = ContiguousArray(repeating: 0, count: size) }
        do throws(ReadFailure) {
          let count = try file.read(at: first.fileOffset, into: &buffer, atMost: size)
          decode(part, buffer, count: count, &portion)
        } catch {
          return portion.fail(error.reason)
        }
      }
    }
  }

  /// Chunks that are read from a file at once: few enough to be still in the processor's cache when they are decoded.
  private static let chunksAtOnce = 4

  /// Decodes slots that stand behind each other in the first `count` of `bytes`.
  private func decode(
    _ slots: ArraySlice<SlotWalk.Slot>, _ bytes: ContiguousArray<UInt8>, count: Int,
    _ portion: inout DecodedPortion<some EventGathering>
  ) {
    let bytes = bytes.rawSpan
    var start = 0
    for slot in slots {
      let end = min(start + slot.size, count)
      decode(slot, bytes.extracting(min(start, end)..<end), &portion)
      start += slot.size
    }
  }

  private func decode(
    _ slot: SlotWalk.Slot, _ bytes: RawSpan, _ portion: inout DecodedPortion<some EventGathering>
  ) {
    let account = reader.read(bytes, number: slot.number, fileOffset: slot.fileOffset) { record in
      let other = portion.gather { events in events.append(record, by: &decoder) }
      if let other { portion.add(other, at: .chunk(slot.number, offset: Int(record.fileOffset))) }
    } damage: { damage in
      portion.add(damage)
    }
    portion.countOthers(account.records - account.matched)
  }
}

extension DecodedPortion {
  fileprivate mutating func add(_ damage: EVTX.Damage) {
    self.damage(
      "\(damage.kind)", at: .chunk(damage.chunk, offset: Int(clamping: damage.fileOffset)),
      losesRecords: damage.touchesRecords)
  }
}
