/// Decodes the portions of every format for one thread.
final class PortionDecoder {
  /// For texts.
  let records: any RecordDecoding
  /// For event logs.
  let chunks: ChunkDecoder
  /// Whether texts are wanted at all.
  let wantsTexts: Bool

  init(_ decoders: RecordDecoders, _ options: ReadingOptions) {
    records = decoders.make()
    chunks = ChunkDecoder(options)
    wantsTexts = options.logs == .events
  }
}
