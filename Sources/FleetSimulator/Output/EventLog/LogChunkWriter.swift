/// One chunk of a Windows event log while it is written.
///
/// Source of the layout: libevtx, "Windows XML Event Log (EVTX) format", chunk.
struct LogChunkWriter {
  static let size = 65_536
  private static let headerSize = 512

  /// The chunk so far, header included.
  private(set) var bytes: [UInt8]
  /// Where each name stands.
  private var names: [String: Int] = [:]
  /// Where the definition of each template stands.
  private var templates: [LogTemplate: Int] = [:]
  /// The newest name of each of 64 chains, and the newest template of each of 32.
  private var nameChains = [UInt32](repeating: 0, count: 64)
  private var templateChains = [UInt32](repeating: 0, count: 32)
  private var recordIDs: ClosedRange<UInt64>?
  private var lastRecord = 0

  init() {
    bytes = []
    bytes.reserveCapacity(Self.size + 4096)
    bytes = [UInt8](repeating: 0, count: Self.headerSize)
  }

  /// Whether no record was added yet.
  var isEmpty: Bool { recordIDs == nil }

  /// Adds a record; false, and nothing changed, where the chunk has no room for it.
  ///
  /// - Parameters:
  ///   - id: the number of the record, one more than that of the record before.
  ///   - written: steps of 100 ns since 1601.
  mutating func add(id: UInt64, written: UInt64, _ template: LogTemplate, _ values: [LogValue]) -> Bool {
    let before = (bytes.count, names, templates, nameChains, templateChains)
    let start = bytes.count
    append(UInt32(0x2A2A))
    append(UInt32(0))
    append(id)
    append(written)
    appendFragment(template, values)
    // The end of the binary XML; records are multiples of eight bytes.
    append(UInt8(0))
    append(contentsOf: repeatElement(UInt8(0), count: 7 - (bytes.count - start + 3) % 8))
    let size = UInt32(bytes.count - start + 4)
    append(size)
    patch(size, at: start + 4)
    // Eight bytes stay free: libevtx takes the last record of a full chunk for cut off.
    guard bytes.count <= Self.size - 8 else {
      bytes.removeSubrange(before.0...)
      (names, templates, nameChains, templateChains) = (before.1, before.2, before.3, before.4)
      return false
    }
    recordIDs = (recordIDs?.lowerBound ?? id)...id
    lastRecord = start
    return true
  }

  /// The whole chunk with its header. Record numbers count from `firstNumber`, identifiers are the records' own.
  func finished(firstNumber: UInt64) -> [UInt8] {
    var chunk = bytes + [UInt8](repeating: 0, count: Self.size - bytes.count)
    let ids = recordIDs ?? 1...1
    chunk.replaceSubrange(0..<8, with: Array("ElfChnk\0".utf8))
    for (offset, number) in [(8, firstNumber), (16, firstNumber + ids.upperBound - ids.lowerBound)] {
      chunk.patch(number, at: offset)
    }
    chunk.patch(ids.lowerBound, at: 24)
    chunk.patch(ids.upperBound, at: 32)
    chunk.patch(UInt32(128), at: 40)
    chunk.patch(UInt32(lastRecord), at: 44)
    chunk.patch(UInt32(bytes.count), at: 48)
    chunk.patch(CRC32.checksum(bytes[Self.headerSize...]), at: 52)
    for (index, offset) in nameChains.enumerated() { chunk.patch(offset, at: 128 + 4 * index) }
    for (index, offset) in templateChains.enumerated() { chunk.patch(offset, at: 384 + 4 * index) }
    chunk.patch(CRC32.checksum(chunk[0..<120] + chunk[128..<512]), at: 124)
    return chunk
  }

  // MARK: What binary XML is written with

  mutating func append(_ number: some FixedWidthInteger) {
    var number = number.littleEndian
    for _ in 0..<number.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: number))
      number = number.bitWidth == 8 ? 0 : number >> 8
    }
  }

  mutating func append(contentsOf other: some Collection<UInt8>) { bytes.append(contentsOf: other) }

  mutating func append(utf16 text: String) {
    for unit in text.utf16 { append(unit) }
  }

  mutating func patch(_ number: some FixedWidthInteger, at offset: Int) { bytes.patch(number, at: offset) }

  /// Writes the offset of a name, and the name behind it where it is new in the chunk.
  mutating func append(name: String) {
    if let known = names[name] { return append(UInt32(known)) }
    let offset = bytes.count + 4
    append(UInt32(offset))
    let hash = name.utf16.reduce(UInt32(0)) { $0 &* 65_599 &+ UInt32($1) } & 0xFFFF
    append(nameChains[Int(hash % 64)])
    append(UInt16(hash))
    append(UInt16(name.utf16.count))
    append(utf16: name)
    append(UInt16(0))
    nameChains[Int(hash % 64)] = UInt32(offset)
    names[name] = offset
  }

  /// Writes the offset of a template, and `definition` behind it where it is new in the chunk.
  mutating func append(_ template: LogTemplate, definition: (inout LogChunkWriter) -> Void) {
    if let known = templates[template] { return append(UInt32(known)) }
    let offset = bytes.count + 4
    append(UInt32(offset))
    let chain = Int(template.guid[0] % 32)
    append(templateChains[chain])
    append(contentsOf: template.guid)
    append(UInt32(0))
    let start = bytes.count
    templates[template] = offset
    templateChains[chain] = UInt32(offset)
    definition(&self)
    patch(UInt32(bytes.count - start), at: start - 4)
  }
}

extension [UInt8] {
  /// Writes a number over the bytes at `offset`.
  mutating func patch(_ number: some FixedWidthInteger, at offset: Int) {
    for index in 0..<number.bitWidth / 8 { self[offset + index] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
  }
}
