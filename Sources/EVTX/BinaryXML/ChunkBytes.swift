/// Bounds-checked reading of a chunk. All unsafe code of the module that touches input is in this file.
///
/// Invariant: every read lies in `0..<count`; a read that does not gives nil and touches nothing.
struct ChunkBytes: ~Escapable {
  let span: RawSpan

  @_lifetime(copy span)
  init(_ span: RawSpan) { self.span = span }

  var count: Int { span.byteCount }

  @inline(__always)
  func load<T: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: T.Type) -> T? {
    guard offset >= 0, offset <= span.byteCount &- MemoryLayout<T>.size else { return nil }
    return unsafe T(littleEndian: span.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: T.self))
  }

  @inline(__always) func uint8(at offset: Int) -> UInt8? { load(offset, as: UInt8.self) }
  @inline(__always) func uint16(at offset: Int) -> UInt16? { load(offset, as: UInt16.self) }
  @inline(__always) func uint32(at offset: Int) -> UInt32? { load(offset, as: UInt32.self) }
  @inline(__always) func uint64(at offset: Int) -> UInt64? { load(offset, as: UInt64.self) }
}
