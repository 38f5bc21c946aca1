/// Reads what is in an input, a portion at a time.
protocol PortionReader: AnyObject {
  /// The next portion; nil at the end. Where the input fails, the last portion says so.
  func next() -> Portion?
}

/// Reads one input the whole way down: through what it is packed in, to the portions of its texts and event logs.
///
/// One value is used by one thread at a time.
final class InputReader {
  /// What is said of an input without a byte, or with blanks alone.
  static let empty = "the input is empty"
  /// What is said of an input of no known format.
  static let unknownFormat = "not a known format"
  /// Archives and compressed streams inside each other beyond this are not opened.
  static let deepestPacking = 8

  /// An archive or compressed stream that is open.
  private struct Layer {
    let input: String
    let archive: ArchiveReader
    var hasMembers = false
  }

  private let path: InputPath
  private let recognisesHeader: ([String]) -> Bool
  private var hasBegun = false
  private var layers: [Layer] = []
  private var portions: (any PortionReader)?
  private var file: FileSource?
  /// Bytes of the file that portions took so far.
  private var fileBytes = 0

  init(_ path: InputPath, recognisesHeader: @escaping ([String]) -> Bool) {
    self.path = path
    self.recognisesHeader = recognisesHeader
  }

  /// The next portion; nil at the end of the input.
  func next() -> Portion? {
    while true {
      if let portions {
        if let portion = portions.next() { return counted(portion) }
        self.portions = nil
      } else if !hasBegun {
        hasBegun = true
        if let failure = openPath() { return failure }
      } else if let layer = layers.last {
        if let failure = openMember(of: layer) { return failure }
      } else {
        return nil
      }
    }
  }

  /// The portion with the bytes of the file that it took.
  private func counted(_ portion: Portion) -> Portion {
    var portion = portion
    let read = file?.bytesRead ?? 0
    // What is not packed is often read past the source, by those that decode it.
    portion.fileBytes = layers.isEmpty ? portion.bytes : read - fileBytes
    fileBytes = read
    return portion
  }

  private func openPath() -> Portion? {
    do throws(ReadFailure) {
      let file = try path.open()
      self.file = file
      try open(file, input: path.label)
      return nil
    } catch {
      return unreadable(path.label, error)
    }
  }

  /// Opens the next member of an archive, or leaves the archive.
  private func openMember(of layer: Layer) -> Portion? {
    let member: ArchiveReader.Member?
    do throws(ReadFailure) {
      member = try layer.archive.nextMember()
    } catch {
      layers.removeLast()
      return unreadable(layer.input, error)
    }
    guard let member else {
      layers.removeLast()
      return layer.hasMembers ? nil : unreadable(layer.input, ReadFailure(reason: Self.empty))
    }
    layers[layers.count - 1].hasMembers = true
    let input = member.name.map { layer.input + "!" + $0 } ?? layer.input
    do throws(ReadFailure) {
      guard !member.isEncrypted else { throw ReadFailure(reason: "encrypted") }
      try open(MemberSource(layer.archive), input: input)
      return nil
    } catch {
      return unreadable(input, error)
    }
  }

  /// Looks at what `source` holds, and goes into it.
  private func open(_ source: any ByteSource, input: String) throws(ReadFailure) {
    let peeked = try PeekedSource(source)
    switch ContentKind(head: peeked.head) {
    case .empty: throw ReadFailure(reason: Self.empty)
    case .evtx: portions = EventLogReader(input: input, source: peeked)
    case .compressed(let compression): try open(peeked, .stream(compression), input: input)
    case .zip: try open(peeked, .zip, input: input)
    case .tar: try open(peeked, .tar, input: input)
    case .text(let encoding):
      portions = TextReader(input: input, source: peeked, encoding: encoding, recognisesHeader: recognisesHeader)
    }
  }

  private func open(_ peeked: PeekedSource, _ packing: Packing, input: String) throws(ReadFailure) {
    guard layers.count < Self.deepestPacking else {
      throw ReadFailure(reason: "packed more than \(Self.deepestPacking) times")
    }
    layers.append(Layer(input: input, archive: try ArchiveReader(peeked.fromStart(), packing: packing)))
  }

  private func unreadable(_ input: String, _ failure: ReadFailure) -> Portion {
    Portion(
      input: input, format: .json, content: .pieces([]),
      unreadable: [UnreadableInput(input: input, reason: failure.reason)])
  }
}
