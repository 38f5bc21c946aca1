/// Finds the chunks of a log, one behind the other.
///
/// Chunks stand at multiples of ``LogChunk/size`` behind the log header. Where bytes were lost from the middle of a file,
/// those behind the loss do not: where no chunk stands at its place, nor at the next, the walk goes on at the first
/// chunk header before that.
public struct SlotWalk: Sendable {
  /// A place where a chunk stands, or should.
  public struct Slot: Sendable, Hashable {
    /// Number of the chunk, from 0.
    public var number: Int
    /// Where it begins in the file.
    public var fileOffset: UInt64
    /// Bytes to read of it: ``LogChunk/size``, or fewer where the file ends or another chunk begins.
    public var size: Int
  }

  private var number = 0
  /// Where the next slot begins.
  public private(set) var position: UInt64
  /// Slots of zeros, which may never have been used: only a used one behind them tells.
  private var blank: [Slot] = []
  /// Slots up to the last one that holds more than zeros.
  public private(set) var used = 0

  /// Begins behind the log header.
  public init(header: LogHeader?) { position = UInt64(header?.blockSize ?? LogHeader.size) }

  /// The next slot; nil where the log ends.
  ///
  /// - Parameters:
  ///   - end: where the log ends, in bytes; for a stream, how far it was read: at least ``lookAhead`` beyond
  ///     ``position``, or to its end.
  ///   - peek: the bytes of a range of the file, which lies before `end`.
  ///   - damage: is told of slots that were never written before used ones.
  public mutating func next<Failure>(
    end: UInt64, peek: (Range<UInt64>) throws(Failure) -> [UInt8], damage: (Damage) -> Void
  ) throws(Failure) -> Slot? {
    guard position < end else { return nil }
    let head = try peek(position..<min(position + 8, end))
    let size = try sizeOfSlot(head, end: end, peek)
    let slot = Slot(number: number, fileOffset: position, size: size)
    number += 1
    position += UInt64(size)
    guard try isBlank(slot, head, peek) else {
      used = number
      for slot in blank { damage(Damage(chunk: slot.number, fileOffset: slot.fileOffset, kind: .chunkBlank)) }
      blank.removeAll()
      return slot
    }
    if blank.count < Self.mostBlank { blank.append(slot) }
    return slot
  }

  /// Bytes from the beginning of a slot that the walk looks at.
  public static let lookAhead = 2 * LogChunk.size
  /// Blank slots that are remembered.
  private static let mostBlank = 1024

  /// A whole chunk's size, unless the log ends or only another chunk within it can be read.
  private func sizeOfSlot<Failure>(
    _ head: [UInt8], end: UInt64, _ peek: (Range<UInt64>) throws(Failure) -> [UInt8]
  ) throws(Failure) -> Int {
    let whole = UInt64(LogChunk.size)
    let onGrid = Int(min(whole, end - position))
    guard end - position >= 8, !Self.isPlausible(head), try !isPlausible(position + whole, end, peek) else {
      return onGrid
    }
    let bytes = try peek(position..<min(position + whole + UInt64(Self.plausibleHead), end))
    return Self.header(in: bytes) ?? onGrid
  }

  /// Whether there is nothing but zeros. The beginning tells of nearly all that are used.
  private func isBlank<Failure>(
    _ slot: Slot, _ head: [UInt8], _ peek: (Range<UInt64>) throws(Failure) -> [UInt8]
  ) throws(Failure) -> Bool {
    guard head.prefix(slot.size).allSatisfy({ $0 == 0 }) else { return false }
    return try peek(slot.fileOffset..<slot.fileOffset + UInt64(slot.size)).allSatisfy { $0 == 0 }
  }

  /// Whether a chunk can stand at `place`: a chunk's header, zeros, or the end of the log.
  private func isPlausible<Failure>(
    _ place: UInt64, _ end: UInt64, _ peek: (Range<UInt64>) throws(Failure) -> [UInt8]
  ) throws(Failure) -> Bool {
    guard place < end, end - place >= 8 else { return place >= end }
    return Self.isPlausible(try peek(place..<place + 8))
  }

  private static func isPlausible(_ head: [UInt8]) -> Bool { head == signature || head.allSatisfy { $0 == 0 } }

  private static let signature = littleEndian(of: LogChunk.signature)

  /// Bytes of a chunk header up to the field that says how long it is.
  private static let plausibleHead = 44

  /// Where in `bytes`, behind the first, a chunk header stands: its signature, and 128 where its size is noted.
  private static func header(in bytes: [UInt8]) -> Int? {
    guard bytes.count > plausibleHead else { return nil }
    var start = 1
    while start + plausibleHead <= bytes.count {
      guard let first = bytes[start...(bytes.count - plausibleHead)].firstIndex(of: signature[0]) else { return nil }
      if bytes[first..<first + 8].elementsEqual(signature),
        bytes[first + 40..<first + 44].elementsEqual([128, 0, 0, 0])
      {
        return first
      }
      start = first + 1
    }
    return nil
  }

  private static func littleEndian(of word: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
  }
}
