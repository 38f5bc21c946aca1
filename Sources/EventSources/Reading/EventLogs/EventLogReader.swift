internal import EVTX

/// Reads one Windows event log and cuts it into runs of chunks.
///
/// Of a file only the beginnings of chunks are read here; the threads that decode them read the rest.
final class EventLogReader: PortionReader {
  /// Chunks in a portion.
  static let chunksPerPortion = 32

  private let input: String
  private let source: any LogBytes
  private var header: LogHeader?
  private var walk: SlotWalk?
  private var isAtEnd = false
  /// Why there are no chunks where there should be some.
  private var failure: ReadFailure?

  /// Reads the log that `source` holds.
  init(input: String, source: PeekedSource) {
    self.input = input
    if let file = (source.rest as? FileSource)?.positioned() {
      self.source = LogFile(file)
    } else {
      self.source = LogStream(source)
    }
  }

  /// The next portion; nil at the end. Where the input fails, the last portion says so.
  func next() -> Portion? {
    guard !isAtEnd else { return nil }
    let isFirst = walk == nil
    let run = nextRun()
    let failure = isAtEnd ? source.failure ?? failure : nil
    return Portion(
      input: input, format: .eventLog, content: .chunks(run), bytes: run.size, isFirst: isFirst,
      unreadable: failure.map { [UnreadableInput(input: input, reason: $0.reason)] } ?? [])
  }

  private func nextRun() -> ChunkRun {
    var run = ChunkRun(bytes: .memory([]), slots: [], damages: [])
    var walk = self.walk ?? startWalk(&run)
    while run.slots.count < Self.chunksPerPortion, !isAtEnd {
      let end = source.reach(walk.position + UInt64(SlotWalk.lookAhead))
      if let slot = walk.next(end: end, peek: source.peek, damage: { run.damages.append($0) }) {
        run.slots.append(slot)
      } else {
        isAtEnd = true
        if let damage = header?.damage(forChunksFound: walk.used) { run.damages.append(damage) }
      }
    }
    self.walk = walk
    run.bytes = source.take(run.start..<run.start + UInt64(run.size))
    return run
  }

  private func startWalk(_ run: inout ChunkRun) -> SlotWalk {
    let end = source.reach(UInt64(LogHeader.size))
    guard end >= UInt64(LogHeader.size) else {
      failure = ReadFailure(reason: "cut off within the header of the event log")
      return SlotWalk(header: nil)
    }
    let bytes = source.peek(0..<UInt64(LogHeader.size))
    header = LogHeader(ContiguousArray(bytes).rawSpan) { run.damages.append($0) }
    return SlotWalk(header: header)
  }
}
