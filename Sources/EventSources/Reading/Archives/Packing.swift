internal import CArchive

/// A way of packing that ``ArchiveReader`` opens.
enum Packing: Equatable, CustomStringConvertible {
  case stream(Compression)
  case zip
  case tar

  /// Whether there is one member without a name.
  var isStream: Bool {
    if case .stream = self { true } else { false }
  }

  var description: String {
    switch self {
    case .stream(let compression): compression.rawValue
    case .zip: "zip"
    case .tar: "tar"
    }
  }

  /// Enables this packing, and no other, in a libarchive reader.
  ///
  /// False where libarchive was built without it and would start a program of that name instead.
  func enable(_ archive: OpaquePointer) -> Bool {
    switch self {
    case .zip: return unsafe archive_read_support_format_zip(archive) == ARCHIVE_OK
    case .tar: return unsafe archive_read_support_format_tar(archive) == ARCHIVE_OK
    case .stream(let compression):
      // "empty" beside "raw": the compressed form of nothing is a stream too.
      return unsafe archive_read_support_format_raw(archive) == ARCHIVE_OK
        && archive_read_support_format_empty(archive) == ARCHIVE_OK && compression.enable(archive)
    }
  }
}

extension Compression {
  fileprivate func enable(_ archive: OpaquePointer) -> Bool {
    let status =
      switch self {
      case .gzip: unsafe archive_read_support_filter_gzip(archive)
      case .zstd: unsafe archive_read_support_filter_zstd(archive)
      case .xz: unsafe archive_read_support_filter_xz(archive)
      case .bzip2: unsafe archive_read_support_filter_bzip2(archive)
      case .lz4: unsafe archive_read_support_filter_lz4(archive)
      }
    return status == ARCHIVE_OK
  }
}
