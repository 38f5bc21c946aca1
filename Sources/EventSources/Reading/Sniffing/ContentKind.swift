/// What the first bytes of an input show it to be. Names are never looked at.
enum ContentKind: Equatable {
  /// Nothing at all.
  case empty
  /// Text, perhaps: only its first record tells.
  case text(TextEncoding)
  /// One compressed stream.
  case compressed(Compression)
  /// A zip file.
  case zip
  /// A tar file.
  case tar
  /// A Windows event log.
  case evtx

  /// The kind of a stream that begins with `head`, its first ``PeekedSource/headSize`` bytes.
  ///
  /// Text has none of these marks, so that it never comes near the library that unpacks.
  init(head: [UInt8]) {
    if head.isEmpty {
      self = .empty
    } else if head.starts(with: Array("ElfFile\0".utf8)) {
      self = .evtx
    } else if let compression = Compression(head: head) {
      self = .compressed(compression)
    } else if Self.zipMarks.contains(where: { head.starts(with: $0) }) {
      self = .zip
    } else if TarHeader.begins(head) {
      self = .tar
    } else {
      self = .text(TextEncoding(head: head))
    }
  }

  /// A first member, an archive without members, an archive in parts (APPNOTE.TXT 4.3.7, 4.3.16, 8.5.3).
  private static let zipMarks: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x50, 0x4B, 0x07, 0x08],
  ]
}
