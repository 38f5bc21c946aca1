#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The few loops that look at every byte of an input, on plain memory.
///
/// All stay inside the array: each index is below `count`, and eight bytes are loaded only where eight are left.
/// Each equals the loop over single bytes that its comment names.
enum ByteScan {
  static let newline = UInt8(ascii: "\n")

  /// `bytes[start...].firstIndex(of: byte)`
  static func firstIndex(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), buffer.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// The number of line breaks in `bytes[range]`.
  static func newlines(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    var count = 0
    var index = range.lowerBound
    while let found = firstIndex(of: newline, in: bytes, from: index), found < range.upperBound {
      count += 1
      index = found + 1
    }
    return count
  }

  /// The first index from `start` of a quotation mark, a backslash or a line break, else `bytes.count`.
  static func endOfStringRun(in bytes: [UInt8], from start: Int) -> Int {
    precondition(start >= 0)
    return unsafe bytes.withUnsafeBytes { buffer in
      var index = start
      while index + 8 <= buffer.count {
        let word = unsafe UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let marks = zeros(word ^ quotes) | zeros(word ^ backslashes) | zeros(word ^ newlines)
        // Borrows only reach bytes above a true mark, so the lowest mark is always true.
        if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
        index += 8
      }
      while index < buffer.count {
        let byte = unsafe buffer[index]
        if byte == 0x22 || byte == 0x5C || byte == newline { return index }
        index += 1
      }
      return buffer.count
    }
  }

  /// The last index from `start` of a `{` that is the first byte of a line, not the first byte of `bytes`.
  static func lastLineOpeningBrace(in bytes: [UInt8], from start: Int) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var index = buffer.count - 1
      while index > max(0, start - 1) {
        if unsafe buffer[index] == UInt8(ascii: "{") && buffer[index - 1] == newline { return index }
        index -= 1
      }
      return nil
    }
  }

  /// The first index from `start` of a `{` that is the first byte of a line, not the first byte of `bytes`.
  static func firstLineOpeningBrace(in bytes: [UInt8], from start: Int) -> Int? {
    var index = max(0, start - 1)
    while let found = firstIndex(of: newline, in: bytes, from: index), found + 1 < bytes.count {
      if bytes[found + 1] == UInt8(ascii: "{") { return found + 1 }
      index = found + 1
    }
    return nil
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let quotes = ones &* 0x22
  private static let backslashes = ones &* 0x5C
  private static let newlines = ones &* 0x0A

  /// The high bit of every byte that is zero; bytes above a zero byte may be marked too.
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & (ones &* 0x80) }
}
