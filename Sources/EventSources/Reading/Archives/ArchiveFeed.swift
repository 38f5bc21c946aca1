internal import CArchive

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gives the bytes of a source to libarchive.
///
/// libarchive keeps a plain pointer to the feed: the ``ArchiveReader`` that owns both frees libarchive's reader
/// first. The block that it reads from stays as it is until it asks for the next.
@safe final class ArchiveFeed {
  private let source: any ByteSource
  private let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: ArchiveFeed.blockSize)
  /// How much of the block holds what was read last; the end of the source leaves it as it is.
  private var filled = 0
  /// Bytes that libarchive was given.
  private var given: Int64 = 0
  /// Why the source could not be read on.
  private(set) var failure: ReadFailure?

  private static let blockSize = 128 << 10

  init(_ source: any ByteSource) { self.source = source }

  deinit { unsafe block.deallocate() }

  /// Opens `archive` on the source, and lets it jump where the source can.
  func open(_ archive: OpaquePointer) -> Int32 {
    let feed = unsafe Unmanaged.passUnretained(self).toOpaque()
    if let file = source as? FileSource, file.isSeekable {
      unsafe archive_read_set_seek_callback(archive) { _, feed, offset, whence in
        unsafe ArchiveFeed.at(feed).seek(offset, whence)
      }
    }
    unsafe archive_read_set_read_callback(archive) { _, feed, block in
      unsafe ArchiveFeed.at(feed).read(block)
    }
    unsafe archive_read_set_callback_data(archive, feed)
    return unsafe archive_read_open1(archive)
  }

  private static func at(_ feed: UnsafeMutableRawPointer?) -> ArchiveFeed {
    guard let feed = unsafe feed else { preconditionFailure("libarchive gives back the pointer that it was given") }
    return unsafe Unmanaged<ArchiveFeed>.fromOpaque(feed).takeUnretainedValue()
  }

  /// Fills the block and points `result` at it. 0 at the end, -1 where the source fails.
  private func read(_ result: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    var bytes: [UInt8] = []
    do {
      try source.read(appendingTo: &bytes, atMost: Self.blockSize)
    } catch {
      failure = error
      return -1
    }
    _ = unsafe block.update(fromContentsOf: bytes)
    if !bytes.isEmpty { filled = bytes.count }
    given += Int64(bytes.count)
    unsafe result?.pointee = unsafe UnsafeRawPointer(block.baseAddress)
    return bytes.count
  }

  /// Whether anything but zeros, with which tapes and disks are filled up, stands behind the first `used` bytes.
  ///
  /// For sources in which libarchive does not jump, when it is done: reads to the end, or to the first such byte.
  func hasRest(behind used: Int64) throws(ReadFailure) -> Bool {
    let left = Int(min(max(0, given - used), Int64(filled)))
    if unsafe block[(filled - left)..<filled].contains(where: { $0 != 0 }) { return true }
    while true {
      var bytes: [UInt8] = []
      try source.read(appendingTo: &bytes, atMost: Self.blockSize)
      if bytes.isEmpty { return false }
      if bytes.contains(where: { $0 != 0 }) { return true }
    }
  }

  private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
    guard let file = source as? FileSource, let position = file.seek(Int(offset), from: whence) else {
      return Int64(ARCHIVE_FATAL)
    }
    return Int64(position)
  }
}
