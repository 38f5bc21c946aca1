/// Writes a Windows event log, a chunk at a time.
///
/// Holds one chunk. The same records give the same bytes. Source of the layout: libevtx, "Windows XML Event Log (EVTX)
/// format", file header.
package struct EventLogWriter {
  /// Bytes before the first chunk.
  package static let headerSize = 4096

  private var chunk = LogChunkWriter()
  /// Records so far, which are numbered from 1 in the log, whatever their own numbers.
  private var records: UInt64 = 0
  private var recordsBeforeChunk: UInt64 = 0
  private var chunks = 0

  /// Begins a log.
  package init() {}

  /// Adds a record and gives the chunk that was full before it; empty where none was.
  ///
  /// A record that is too large for a chunk is left out, and false.
  package mutating func add(
    written: UInt64, _ template: LogTemplate, _ values: [LogValue]
  ) -> (chunk: [UInt8], isWritten: Bool) {
    if chunk.add(id: records + 1, written: written, template, values) {
      records += 1
      return ([], true)
    }
    guard !chunk.isEmpty else { return ([], false) }
    let full = finishChunk()
    let isWritten = chunk.add(id: records + 1, written: written, template, values)
    records += isWritten ? 1 : 0
    return (full, isWritten)
  }

  /// The last chunk; empty where there is none.
  package mutating func finish() -> [UInt8] { chunk.isEmpty ? [] : finishChunk() }

  /// The header of the log as it is now, to stand before the first chunk.
  package var header: [UInt8] {
    var header = [UInt8](repeating: 0, count: Self.headerSize)
    header.replaceSubrange(0..<8, with: Array("ElfFile\0".utf8))
    header.patch(UInt64(max(0, chunks - 1)), at: 16)
    header.patch(records + 1, at: 24)
    header.patch(UInt32(128), at: 32)
    header.patch(UInt16(1), at: 36)
    header.patch(UInt16(3), at: 38)
    header.patch(UInt16(Self.headerSize), at: 40)
    header.patch(UInt16(truncatingIfNeeded: chunks), at: 42)
    header.patch(CRC32.checksum(header[0..<120]), at: 124)
    return header
  }

  private mutating func finishChunk() -> [UInt8] {
    let full = chunk.finished(firstNumber: recordsBeforeChunk + 1)
    chunks += 1
    recordsBeforeChunk = records
    chunk = LogChunkWriter()
    return full
  }
}
