/// CRC-32 as in RFC 1952.
enum Checksum {
  static func of(_ bytes: RawSpan, _ range: Range<Int>) -> UInt32 { 0 }
}
