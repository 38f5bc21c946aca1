/// The text of an input as UTF-8, a piece at a time, and where in the input it has come to.
final class TextFeed {
  private static let chunkSize = 1 << 20

  private let source: any ByteSource
  private let encoding: TextEncoding
  private var transcoder: Transcoder
  /// The file itself, which any thread can read: nil where the input is none, or has to be brought to UTF-8.
  private(set) lazy var file: PositionedFile? = encoding == .utf8 ? regularFile?.positioned() : nil
  /// Bytes of the input before the next piece.
  private(set) var offset: UInt64 = 0
  /// Whether the source has to be moved to ``offset`` first.
  private var hasMoved = false
  private var bytesTaken = 0

  init(_ source: any ByteSource, encoding: TextEncoding) {
    self.source = source
    self.encoding = encoding
    transcoder = Transcoder(encoding)
  }

  private var regularFile: FileSource? { (source as? PeekedSource)?.rest as? FileSource }

  /// Appends the next text to `text`; false at the end of the input.
  func fill(_ text: inout [UInt8]) throws(ReadFailure) -> Bool {
    try catchUp()
    let before = text.count
    if encoding == .utf8 {
      try source.read(appendingTo: &text, atMost: Self.chunkSize)
      count(text.count - before)
      return text.count > before
    }
    var raw: [UInt8] = []
    try source.read(appendingTo: &raw, atMost: Self.chunkSize)
    count(raw.count)
    if raw.isEmpty { transcoder.finish(&text) } else { transcoder.append(raw, to: &text) }
    return !raw.isEmpty || text.count > before
  }

  private func count(_ bytes: Int) {
    offset += UInt64(bytes)
    bytesTaken += bytes
  }

  /// Goes to another place of a ``file``.
  func move(to place: UInt64) {
    bytesTaken += Int(place) - Int(offset)
    offset = place
    hasMoved = true
  }

  private func catchUp() throws(ReadFailure) {
    guard hasMoved else { return }
    hasMoved = false
    guard let place = Int(exactly: offset), regularFile?.move(to: place) == true else {
      throw ReadFailure(reason: "cannot be moved in")
    }
  }

  /// The bytes passed since this was asked last.
  func takeBytes() -> Int {
    defer { bytesTaken = 0 }
    return bytesTaken
  }
}
