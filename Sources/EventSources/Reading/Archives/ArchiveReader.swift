internal import CArchive

/// One layer of packing around some bytes: a compressed stream with one member, or an archive with many.
///
/// libarchive does the work, with only the one format enabled that the first bytes showed: it would take a
/// good many texts for archives. Members are read in the order in which they stand, one at a time.
@safe final class ArchiveReader {
  /// A member of the archive.
  struct Member {
    /// Its name in the archive; nil for the content of a compressed stream, which has none.
    let name: String?
    /// Whether it takes a password to read.
    let isEncrypted: Bool
  }

  private let archive: OpaquePointer
  private let feed: ArchiveFeed
  private let packing: Packing
  private var isStream: Bool { packing.isStream }
  /// What is left of the block that libarchive gave last. It stays valid until libarchive is called again.
  private var block = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
  /// Bytes of the member at hand that libarchive gave.
  private var position: Int64 = 0

  /// Opens the packing of kind `packing` that `source` holds.
  init(_ source: any ByteSource, packing: Packing) throws(ReadFailure) {
    guard let archive = unsafe archive_read_new() else { throw ReadFailure(reason: "not enough memory") }
    unsafe self.archive = unsafe archive
    feed = ArchiveFeed(source)
    self.packing = packing
    guard unsafe packing.enable(archive) else {
      throw ReadFailure(reason: "\(packing) is not read by this build of libarchive")
    }
    let status = unsafe feed.open(archive)
    guard status >= ARCHIVE_WARN else { throw failure }
  }

  deinit { unsafe archive_read_free(archive) }

  /// Goes to the next member that is a file; nil at the end of the archive.
  func nextMember() throws(ReadFailure) -> Member? {
    unsafe block = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    position = 0
    while true {
      var entry: OpaquePointer?
      let status = unsafe archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status >= ARCHIVE_WARN, let entry = unsafe entry else { throw failure }
      // Where libarchive does not take the head for what it seems, it would hand on the bytes as they are.
      guard unsafe !isStream || archive_filter_count(archive) > 1 else {
        throw ReadFailure(reason: "cut off or damaged: no \(packing) stream")
      }
      guard unsafe isFile(entry) else { continue }
      return unsafe Member(
        name: isStream ? nil : Self.name(of: entry), isEncrypted: archive_entry_is_data_encrypted(entry) != 0)
    }
  }

  /// Appends at most `limit` bytes of the member at hand to `bytes`; nothing at its end.
  func read(appendingTo bytes: inout [UInt8], atMost limit: Int) throws(ReadFailure) {
    while unsafe block.isEmpty {
      guard try nextBlock() else { return }
    }
    let count = unsafe min(limit, block.count)
    unsafe bytes.append(contentsOf: block.prefix(count))
    unsafe block = unsafe UnsafeRawBufferPointer(rebasing: block.dropFirst(count))
  }

  /// Takes libarchive's next block; false at the end of the member.
  ///
  /// Blocks, and not archive_read_data, which where a stream is cut off drops what it has read before the cut.
  private func nextBlock() throws(ReadFailure) -> Bool {
    var start: UnsafeRawPointer?
    var size = 0
    var offset: Int64 = 0
    let status = unsafe archive_read_data_block(archive, &start, &size, &offset)
    if status == ARCHIVE_EOF {
      try checkEnd()
      return false
    }
    guard status >= ARCHIVE_WARN else { throw failure }
    guard offset == position else { throw ReadFailure(reason: "a file with holes") }
    position += Int64(size)
    unsafe block = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : size)
    return true
  }

  /// Makes sure that a compressed stream was read to its end: libarchive stops without a word at what it does not take
  /// for the next part of a gzip or bzip2 stream.
  private func checkEnd() throws(ReadFailure) {
    guard isStream, try feed.hasRest(behind: unsafe archive_filter_bytes(archive, -1)) else { return }
    throw ReadFailure(reason: "cut off or damaged: no \(packing) stream behind the first")
  }

  /// Folders, links and devices have no content of their own.
  private func isFile(_ entry: OpaquePointer) -> Bool {
    let type = unsafe archive_entry_filetype(entry)
    let isRegular = type == 0 || type == 0o100000
    return unsafe isRegular && archive_entry_hardlink(entry) == nil
  }

  private static func name(of entry: OpaquePointer) -> String {
    let utf8 = unsafe archive_entry_pathname_utf8(entry)
    guard let name = unsafe utf8 ?? archive_entry_pathname(entry) else { return "(member without a name)" }
    return String(unsafe String(cString: name).prefix(1024))
  }

  /// What went wrong: in the source below, else in libarchive's words.
  private var failure: ReadFailure {
    if let failure = feed.failure { return failure }
    let message = unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? "unknown"
    return ReadFailure(reason: "cut off or damaged: \(message)")
  }
}

/// The content of the member at hand of an archive.
final class MemberSource: ByteSource {
  private let archive: ArchiveReader

  init(_ archive: ArchiveReader) { self.archive = archive }

  func read(appendingTo bytes: inout [UInt8], atMost limit: Int) throws(ReadFailure) {
    try archive.read(appendingTo: &bytes, atMost: limit)
  }
}
