/// The first header of a tar file, which begins with a name and so looks like text at first.
enum TarHeader {
  private static let size = 512
  private static let checksum = 148..<156

  /// Whether `head` begins with a tar header: its checksum is right (POSIX.1-1988 ustar, and tars before it).
  static func begins(_ head: [UInt8]) -> Bool {
    guard head.count >= size, head[0] != 0, let stored = octal(head[checksum]) else { return false }
    let sum = head[..<size].enumerated().reduce(0) { sum, item in
      sum + (checksum.contains(item.offset) ? Int(UInt8(ascii: " ")) : Int(item.element))
    }
    return sum == stored
  }

  /// Octal digits with blanks before and a blank or NUL behind them; nil for anything else.
  private static func octal(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.drop { $0 == UInt8(ascii: " ") }.prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    guard !digits.isEmpty, field[digits.endIndex...].allSatisfy({ $0 == 0 || $0 == UInt8(ascii: " ") }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 8 + Int($1 - UInt8(ascii: "0")) }
  }
}
