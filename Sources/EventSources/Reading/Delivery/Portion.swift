internal import RemoteThread

/// The next part of an input, as it was read: pieces to decode, or what could not be read.
struct Portion: Sendable {
  enum Content: Sendable {
    /// Records that were cut out.
    case pieces([Piece])
    /// Whole lines of JSON, still to be cut.
    case lines(LineBlock)
    /// Chunks of a Windows event log.
    case chunks(ChunkRun)
  }

  /// The input, as reports name it.
  let input: String
  let format: RecordFormat
  var content: Content
  /// Bytes read for it, after decompression.
  var bytes = 0
  /// Bytes of the file itself, packed or not, that were read for it.
  var fileBytes = 0
  /// Whether it is the first of its input.
  var isFirst = false
  /// What became unreadable behind it.
  var unreadable: [UnreadableInput] = []
}

/// A portion whose records were decoded.
struct DecodedPortion<Events: EventGathering>: Sendable {
  let input: String
  let bytes: Int
  let fileBytes: Int
  let isFirst: Bool
  private(set) var unreadable: [UnreadableInput]
  private(set) var events = Events()
  private(set) var otherEvents = 0
  private(set) var damaged = 0
  private(set) var logDamages = 0
  private(set) var stale = 0
  /// The first ``ReadReport/damagesPerInput`` of all of these.
  private(set) var damages: [Damage] = []
  private var isContinued = false
  /// The line behind the portion; nil where no other continues it.
  private var nextLine: Int?

  init(_ portion: Portion, decoder: PortionDecoder) {
    input = portion.input
    bytes = portion.bytes
    fileBytes = portion.fileBytes
    isFirst = portion.isFirst
    unreadable = portion.unreadable
    switch portion.content {
    case .chunks(let run): decoder.chunks.decode(run, into: &self)
    case _ where !decoder.wantsTexts: if isFirst { fail("not a Windows event log") }
    case .lines(let block): decoder.lines.decode(block, into: &self)
    case .pieces(let pieces): add(pieces, as: portion.format, by: decoder.records)
    }
  }

  /// Takes what was cut out of a text, decoding the records.
  mutating func add(_ pieces: [Piece], as format: RecordFormat, by decoder: any RecordDecoding) {
    for piece in pieces {
      switch piece.content {
      case .damage(let reason): damage(reason, at: piece.place)
      case .record(let record):
        for result in decoder.decode(record, as: format) { add(result, at: piece.place) }
      }
    }
  }

  /// Says from which line to before which the portion went: from the one before which the portion before it ended, where
  /// `begin` is nil; places are then counted from ``LineBlockDecoder/provisionalLine``.
  mutating func setLines(begin: Int?, end: Int) {
    isContinued = begin == nil
    nextLine = end
  }

  /// Brings the lines of a portion that continues another to those of the input; `line` is the one on which it begins,
  /// and afterwards the one on which the next does.
  mutating func place(atLine line: inout Int) {
    guard let nextLine else { return }
    let shift = isContinued ? line - LineBlockDecoder.provisionalLine : 0
    line = nextLine + shift
    guard shift != 0 else { return }
    for index in damages.indices {
      if case .line(let provisional) = damages[index].place { damages[index].place = .line(provisional + shift) }
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
