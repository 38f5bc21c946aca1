@testable import EventSources

/// What a splitter makes of a text, one line per piece: `1 {"a":1}` for a record, `2 ! not closed` for damage,
/// `@5 …` for a place in bytes.
func cut(_ text: String, _ splitter: some RecordSplitter, chunk: Int = .max) -> [String] {
  let bytes = Array(text.utf8)
  var splitter = splitter
  var pieces: [Piece] = []
  var start = 0
  while start < bytes.count {
    let end = chunk < bytes.count - start ? start + chunk : bytes.count
    splitter.split(Array(bytes[start..<end]), into: &pieces)
    start = end
  }
  splitter.finish(into: &pieces)
  return pieces.map(\.description)
}

/// The sizes of chunks for which a text is not cut as in one piece. None, if all is well.
func differingChunks(_ text: String, _ splitter: some RecordSplitter) -> [Int] {
  let whole = cut(text, splitter)
  return (1...max(1, text.utf8.count)).filter { cut(text, splitter, chunk: $0) != whole }
}

extension Piece {
  var description: String {
    let place =
      switch place {
      case .line(let line): "\(line)"
      case .offset(let offset): "@\(offset)"
      case .chunk(let chunk, let offset): "\(chunk ?? -1)@\(offset)"
      }
    return switch content {
    case .record(let bytes): "\(place) \(String(decoding: bytes, as: UTF8.self))"
    case .damage(let reason): "\(place) ! \(reason)"
    }
  }
}
