/// The unit of a log: 64 KiB with a header, whole records, and all names and templates that these refer to.
///
/// Source: libevtx, "Windows XML Event Log (EVTX) format", chunk. Chunks do not refer to one another, so that they can
/// be read in any order and at the same time.
public enum LogChunk {
  /// Bytes of a chunk.
  public static let size = 65_536
  /// Bytes of its header, behind which the records begin.
  public static let headerSize = 512
  /// The first eight bytes of a chunk: `ElfChnk` and NUL.
  public static let signature: UInt64 = 0x006B_6E68_4366_6C45
}
