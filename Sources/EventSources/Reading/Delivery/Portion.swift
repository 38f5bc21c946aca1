internal import RemoteThread

/// The next part of an input, as it was read: pieces to decode, or what could not be read.
struct Portion: Sendable {
  enum Content: Sendable {
    /// Records that were cut out.
    case pieces([Piece])
    /// Whole lines of JSON from line `line` on, still to be cut: they can be without what stands before them.
    case lines([UInt8], line: Int)
    /// Chunks of a Windows event log.
    case chunks(ChunkRun)
  }

  /// The input, as reports name it.
  let input: String
  let format: RecordFormat
  var content: Content
  /// Bytes read for it, after decompression.
  var bytes = 0
  /// Whether it is the first of its input.
  var isFirst = false
  /// What became unreadable behind it.
  var unreadable: [UnreadableInput] = []
}

/// A portion whose records were decoded.
struct DecodedPortion<Events: EventGathering>: Sendable {
  let input: String
  let bytes: Int
  let isFirst: Bool
  private(set) var unreadable: [UnreadableInput]
  private(set) var events = Events()
  private(set) var otherEvents = 0
  private(set) var damaged = 0
  private(set) var logDamages = 0
  private(set) var stale = 0
  /// The first ``ReadReport/damagesPerInput`` of all of these.
  private(set) var damages: [Damage] = []

  init(_ portion: Portion, decoder: PortionDecoder) {
    input = portion.input
    bytes = portion.bytes
    isFirst = portion.isFirst
    unreadable = portion.unreadable
    if case .chunks(let run) = portion.content {
      decoder.chunks.decode(run, into: &self)
      return
    }
    guard decoder.wantsTexts else {
      if isFirst { fail("not a Windows event log") }
      return
    }
    for piece in portion.content.pieces() {
      switch piece.content {
      case .damage(let reason): damage(reason, at: piece.place)
      case .record(let record):
        for result in decoder.records.decode(record, as: portion.format) { add(result, at: piece.place) }
      }
    }
  }

  /// Hands the events to `body`, to add to them.
  mutating func gather<Result>(_ body: (inout Events) -> Result) -> Result { body(&events) }

  /// Counts whole records of other event ids.
  mutating func countOthers(_ count: Int) { otherEvents += count }

  /// Says what became unreadable in the middle.
  mutating func fail(_ reason: String) { unreadable.append(UnreadableInput(input: input, reason: reason)) }

  /// Takes what came of a record.
  mutating func add(_ result: DecodedRecord, at place: Damage.Place) {
    switch result {
    case .event(let event): events.append(event)
    case .otherEvent: otherEvents += 1
    case .damaged(let reason): damage(reason, at: place)
    }
  }

  /// Takes a damage.
  mutating func damage(_ reason: String, at place: Damage.Place, losesRecords: Bool = true) {
    switch place {
    case _ where !losesRecords: stale += 1
    case .chunk: logDamages += 1
    case .line, .offset: damaged += 1
    }
    if damages.count < ReadReport.damagesPerInput {
      damages.append(Damage(input: input, place: place, reason: reason, losesRecords: losesRecords))
    }
  }
}

extension Portion.Content {
  /// The records and damages, cut out now where they were not yet.
  func pieces() -> [Piece] {
    switch self {
    case .pieces(let pieces): return pieces
    case .chunks: return []
    case .lines(let bytes, let line):
      var splitter = JSONSplitter(start: TextPosition(line: line), isLineOriented: true)
      var pieces: [Piece] = []
      splitter.split(bytes, into: &pieces)
      splitter.finish(into: &pieces)
      return pieces
    }
  }
}
