/// The record that a splitter is in: the part of it that stands in earlier chunks, and where it begins in this one.
struct RecordBuffer {
  /// Longer records are skipped: 16 MiB, far above any event, is what one record may take of memory.
  static let longest = 16 << 20
  /// What is said of a longer one.
  static let tooLong = "longer than 16 MiB"

  private var earlier: [UInt8] = []
  /// Where the record begins in the chunk at hand; 0 where it began earlier.
  private(set) var start = 0
  /// Whether the record is already known to be too long; nothing of it is kept then.
  private(set) var isTooLong = false

  /// Begins a record at `index` of the chunk at hand, or earlier with the bytes `prefix`.
  mutating func begin(at index: Int, prefix: [UInt8] = []) {
    earlier = prefix
    start = index
    isTooLong = false
  }

  /// The record, which ends before `end` in `chunk`; nil where it is too long.
  mutating func close(_ chunk: [UInt8], at end: Int) -> ArraySlice<UInt8>? {
    defer { earlier = [] }
    guard !isTooLong, earlier.count + end - start <= Self.longest else { return nil }
    if earlier.isEmpty { return chunk[start..<end] }
    earlier.append(contentsOf: chunk[start..<end])
    return earlier[...]
  }

  /// Keeps what the chunk at hand holds of a record that goes on in the next.
  mutating func keep(_ chunk: [UInt8]) {
    defer { start = 0 }
    guard !isTooLong else { return }
    let count = earlier.count + chunk.count - start
    guard count <= Self.longest else {
      isTooLong = true
      earlier = []
      return
    }
    // Beyond 1 MiB room is taken once, so that growing never holds a long record twice.
    if count > 1 << 20, earlier.capacity < count { earlier.reserveCapacity(Self.longest) }
    earlier.append(contentsOf: chunk[start...])
  }
}
