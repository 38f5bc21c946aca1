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
    lines = LineBlockDecoder(records, usesShapes: decoders.readsLinesByShape, mostSpellings: options.mostSpellings)
    chunks = ChunkDecoder(options)
    wantsTexts = options.logs == .events
  }
}
