/// Decodes blocks of JSON lines for one thread.
final class LineBlockDecoder {
  private let records: any RecordDecoding
  /// Whether lines are decoded by their shape; else every record is cut out and goes to ``records``.
  private let usesShapes: Bool
  private var lines: JSONLineDecoder
  /// The bytes of a block in a file, kept to spare the allocation.
  private var buffer: [UInt8] = []

  /// The line from which a block counts that begins where the one before ends. Not 1, in which places are told otherwise.
  static let provisionalLine = 2

  /// Makes the decoder of one thread, which remembers spellings in `rows`.
  init(_ records: any RecordDecoding, usesShapes: Bool, rows: RowSpellings) {
    self.records = records
    self.usesShapes = usesShapes
    lines = JSONLineDecoder(rows)
  }

  /// Adds the events of `block` to `portion`, and the account of what else is in it.
  func decode(_ block: LineBlock, into portion: inout DecodedPortion<some EventGathering>) {
    var line = block.line ?? Self.provisionalLine
    switch block.bytes {
    case .memory(let bytes): decode(bytes, &line, &portion)
    case .file(let file, let range):
      do throws(ReadFailure) {
        try load(file, range)
        decode(buffer, &line, &portion)
      } catch {
        portion.fail(error.reason)
      }
    }
    portion.setLines(begin: block.line, end: line)
  }

  private func load(_ file: PositionedFile, _ range: Range<UInt64>) throws(ReadFailure) {
    if buffer.count < range.count {
      buffer.append(contentsOf: repeatElement(0, count: range.count - buffer.count))
    } else {
      buffer.removeLast(buffer.count - range.count)
    }
    guard try file.read(at: range.lowerBound, into: &buffer) == range.count else { throw LineBlocks.cutOff }
  }

  private func decode(_ bytes: [UInt8], _ line: inout Int, _ portion: inout DecodedPortion<some EventGathering>) {
    guard usesShapes else { return split(bytes, &line, &portion) }
    lines.beginBatch()
    var position = 0
    while true {
      let stop = lines.walk(bytes, from: position)
      portion.countOthers(lines.others)
      line += lines.others
      position = lines.position
      switch stop {
      case .end: return
      case .event(let shape, let next):
        if !portion.gather({ $0.append(lineOfShape: shape, in: bytes, by: &lines) }) {
          for result in lines.decodeEvent(bytes[position..<next]) { portion.add(result, at: .line(line)) }
        }
        line += 1
        position = next
      case .unread(let isKnown): decodeLine(bytes, &position, learns: !isKnown, &line, &portion)
      }
    }
  }

  /// Parses the line at `position`; where it is not one JSON object, cuts it and all up to the next record into records.
  private func decodeLine(
    _ bytes: [UInt8], _ position: inout Int, learns: Bool, _ line: inout Int,
    _ portion: inout DecodedPortion<some EventGathering>
  ) {
    let newline = ByteScan.firstIndex(of: ByteScan.newline, in: bytes, from: position)
    let end = newline.map { $0 + 1 } ?? bytes.count
    if end - position <= RecordBuffer.longest, let results = lines.decode(bytes[position..<end], learns: learns) {
      for result in results { portion.add(result, at: .line(line)) }
      if newline != nil { line += 1 }
      position = end
    } else {
      let next = ByteScan.firstLineOpeningBrace(in: bytes, from: end) ?? bytes.count
      split(Array(bytes[position..<next]), &line, &portion)
      position = next
    }
  }

  /// Cuts bytes into records with the splitter that all JSON goes through, and decodes these.
  private func split(_ bytes: [UInt8], _ line: inout Int, _ portion: inout DecodedPortion<some EventGathering>) {
    var splitter = JSONSplitter(start: TextPosition(line: line), isLineOriented: true)
    var pieces: [Piece] = []
    splitter.split(bytes, into: &pieces)
    splitter.finish(into: &pieces)
    portion.add(pieces, as: .json, by: records)
    line += ByteScan.newlines(in: bytes, 0..<bytes.count)
  }
}
