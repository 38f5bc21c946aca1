import CArchive

/// Packs bytes as the reader must unpack them.
enum Packer {
  enum Failure: Error { case refused(String) }

  /// The compressions that libarchive writes and the reader reads.
  static let compressions: [(name: String, code: Int32)] = [
    ("gzip", ARCHIVE_FILTER_GZIP), ("zstd", ARCHIVE_FILTER_ZSTD), ("xz", ARCHIVE_FILTER_XZ),
    ("bzip2", ARCHIVE_FILTER_BZIP2), ("lz4", ARCHIVE_FILTER_LZ4),
  ]

  static func compressed(_ bytes: [UInt8], filter: Int32 = ARCHIVE_FILTER_GZIP) throws -> [UInt8] {
    try unsafe packed([("data", bytes)]) { archive in
      unsafe archive_write_add_filter(archive, filter) == ARCHIVE_OK
        && archive_write_set_format_raw(archive) == ARCHIVE_OK
    }
  }

  static func zip(_ members: [(String, [UInt8])], password: String? = nil) throws -> [UInt8] {
    try unsafe packed(members) { archive in
      guard unsafe archive_write_set_format_zip(archive) == ARCHIVE_OK else { return false }
      guard let password else { return true }
      return unsafe archive_write_set_options(archive, "zip:encryption=traditional") == ARCHIVE_OK
        && archive_write_set_passphrase(archive, password) == ARCHIVE_OK
    }
  }

  static func tar(_ members: [(String, [UInt8])]) throws -> [UInt8] {
    try unsafe packed(members) { archive in unsafe archive_write_set_format_pax_restricted(archive) == ARCHIVE_OK }
  }

  private static func packed(
    _ members: [(String, [UInt8])], _ configure: (OpaquePointer) -> Bool
  ) throws -> [UInt8] {
    guard let archive = unsafe archive_write_new() else { throw Failure.refused("no memory") }
    defer { unsafe archive_write_free(archive) }
    guard unsafe configure(archive) else { throw unsafe failure(archive) }
    unsafe archive_write_set_bytes_in_last_block(archive, 1)
    var room = [UInt8](repeating: 0, count: members.reduce(1 << 16) { $0 + 2 * $1.1.count })
    var used = 0
    try unsafe room.withUnsafeMutableBytes { buffer in
      guard unsafe archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used) == ARCHIVE_OK else {
        throw unsafe failure(archive)
      }
      for (name, bytes) in members { try unsafe write(name, bytes, to: archive) }
      guard unsafe archive_write_close(archive) == ARCHIVE_OK else { throw unsafe failure(archive) }
    }
    return Array(room[..<used])
  }

  private static func write(_ name: String, _ bytes: [UInt8], to archive: OpaquePointer) throws {
    let entry = unsafe archive_entry_new()
    defer { unsafe archive_entry_free(entry) }
    unsafe archive_entry_set_pathname(entry, name)
    unsafe archive_entry_set_size(entry, Int64(bytes.count))
    unsafe archive_entry_set_filetype(entry, name.hasSuffix("/") ? 0o040000 : 0o100000)
    unsafe archive_entry_set_perm(entry, 0o644)
    guard unsafe archive_write_header(archive, entry) == ARCHIVE_OK else { throw unsafe failure(archive) }
    let written = unsafe bytes.withUnsafeBytes { buffer in
      unsafe archive_write_data(archive, buffer.baseAddress, buffer.count)
    }
    guard written == bytes.count else { throw unsafe failure(archive) }
  }

  private static func failure(_ archive: OpaquePointer) -> Failure {
    .refused(unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? "unknown")
  }
}
