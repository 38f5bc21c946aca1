/// Decodes the portions of every format for one thread.
final class PortionDecoder {
  /// For texts.
  let records: any RecordDecoding
  /// For lines of JSON.
  let lines: LineBlockDecoder
  /// For event logs.
  let chunks: ChunkDecoder
  /// Whether texts are wanted at all.
  let wantsTexts: Bool

  init(_ decoders: RecordDecoders, _ options: ReadingOptions) {
    records = decoders.make()
    let usesShapes = decoders.readsLinesByShape
    let rows = { RowSpellings(mostKept: options.mostSpellings, selection: decoders.makeSelection?()) }
    lines = LineBlockDecoder(records, usesShapes: usesShapes, rows: rows())
    chunks = ChunkDecoder(options, rows: rows())
    wantsTexts = options.logs == .events
  }
}
