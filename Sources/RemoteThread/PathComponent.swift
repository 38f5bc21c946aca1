/// One folder or file name of a folded path, and the replacements that ``PathGeneralisation`` makes in it.
///
/// Works on bytes: every pattern is ASCII, and a byte of a longer character is never part of one.
struct PathComponent {
  private(set) var bytes: [UInt8]

  init(_ text: Substring.UTF8View) { bytes = Array(text) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  static let wildcard = UInt8(ascii: "*")

  /// Whether a rule could apply that does not rest on the folder the name stands in: all of those want a digit or,
  /// as a GUID, a hyphen.
  var mayVary: Bool { bytes.contains { Self.isDigit($0) || $0 == UInt8(ascii: "-") } }

  mutating func replaceWhole() { bytes = [Self.wildcard] }

  /// `{8-4-4-4-12}` or `8-4-4-4-12`.
  mutating func replaceGUIDs() {
    replaceMatches { bytes, start in
      var end = start
      let isBraced = bytes[start] == UInt8(ascii: "{")
      if isBraced { end += 1 }
      for (index, length) in [8, 4, 4, 4, 12].enumerated() {
        if index > 0 {
          guard end < bytes.count, bytes[end] == UInt8(ascii: "-") else { return nil }
          end += 1
        }
        // Looks no further than it has to: a name may be megabytes of hexadecimal digits.
        let group = bytes[end...].prefix(length)
        guard group.count == length, group.allSatisfy(Self.isHexDigit) else { return nil }
        end += length
      }
      if isBraced {
        guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
        end += 1
      }
      return end
    }
  }

  /// `s-1-5-21-a-b-c[-d]` as the whole name.
  mutating func replaceSID() {
    let prefix = Array("s-1-5-21-".utf8)
    guard bytes.starts(with: prefix),
      bytes.dropFirst(prefix.count).allSatisfy({ Self.isDigit($0) || $0 == UInt8(ascii: "-") })
    else { return }
    replaceWhole()
  }

  /// `yyyy-mm-dd`, and `_hhmmss` or `_hhmm` behind it.
  mutating func replaceTimestamps() {
    replaceMatches { bytes, start in
      guard start == 0 || !Self.isDigit(bytes[start - 1]) else { return nil }
      var end = start
      for (index, length) in [4, 2, 2].enumerated() {
        if index > 0 {
          guard end < bytes.count, bytes[end] == UInt8(ascii: "-") else { return nil }
          end += 1
        }
        guard Self.runLength(bytes, from: end, where: Self.isDigit) == length else { return nil }
        end += length
      }
      if end < bytes.count, bytes[end] == UInt8(ascii: "_") {
        let clock = Self.runLength(bytes, from: end + 1, where: Self.isDigit)
        if clock == 4 || clock == 6 { end += 1 + clock }
      }
      return end
    }
  }

  /// Two or more numbers joined by points, with a directly attached suffix (`rc1`) or `-build` number.
  mutating func replaceVersions() {
    replaceMatches { bytes, start in
      guard Self.isDigit(bytes[start]),
        start == 0 || !(Self.isDigit(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: "."))
      else { return nil }
      var end = start + Self.runLength(bytes, from: start, where: Self.isDigit)
      var numbers = 1
      while end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), Self.isDigit(bytes[end + 1]) {
        end += 1 + Self.runLength(bytes, from: end + 1, where: Self.isDigit)
        numbers += 1
      }
      guard numbers >= 2 else { return nil }
      return end + Self.suffixLength(bytes, from: end)
    }
  }

  /// 16 hexadecimal digits, one of them a digit, behind the last `_` or `.`.
  mutating func replaceTrailingHash() {
    guard let mark = bytes.lastIndex(where: { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }) else { return }
    let tail = bytes[(mark + 1)...]
    guard tail.count == 16, tail.allSatisfy(Self.isHexDigit), tail.contains(where: Self.isDigit) else { return }
    bytes.replaceSubrange((mark + 1)..., with: CollectionOfOne(Self.wildcard))
  }

  /// The names that installers and self-extracting programs make in temporary folders.
  mutating func replaceTemporaryName(isFolder: Bool) {
    for pattern in TemporaryName.patterns where pattern.matches(bytes) {
      bytes = pattern.replacement
      return
    }
    if isFolder, bytes.count >= 8, bytes.allSatisfy(Self.isHexDigit), bytes.contains(where: Self.isDigit) {
      replaceWhole()
    }
  }

  /// Replaces every match of `match`, which gives the end of a match that begins at an index, by a wildcard.
  private mutating func replaceMatches(_ match: ([UInt8], Int) -> Int?) {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let end = match(bytes, index) {
        result.append(Self.wildcard)
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    bytes = result
  }

  private static func suffixLength(_ bytes: [UInt8], from start: Int) -> Int {
    let letters = runLength(bytes, from: start, where: isLetter)
    if letters > 0 {
      let digits = runLength(bytes, from: start + letters, where: isDigit)
      return digits > 0 ? letters + digits : 0
    }
    guard start < bytes.count, bytes[start] == UInt8(ascii: "-") else { return 0 }
    let digits = runLength(bytes, from: start + 1, where: isDigit)
    let next = start + 1 + digits
    return digits > 0 && (next == bytes.count || !isLetter(bytes[next])) ? 1 + digits : 0
  }

  static func runLength(_ bytes: [UInt8], from start: Int, where belongs: (UInt8) -> Bool) -> Int {
    var end = start
    while end < bytes.count, belongs(bytes[end]) { end += 1 }
    return end - start
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  static func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

  static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"))
  }
}
