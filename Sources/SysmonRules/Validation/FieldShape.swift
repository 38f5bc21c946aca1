/// What the texts of a field look like, as far as that is certain: enough to say that a filter can never match.
///
/// Addresses, numbers, GUIDs and times as Sysmon prints them; paths as Windows allows them, with no control character, no
/// `* ? " < > | /`, no blank at either end, whole (from a drive letter or a `\` on, but for names without a folder, such as
/// `System`), and with a drive letter at no other place.
enum FieldShape {
  case path
  case name
  case address
  case number
  case guid
  case time
  /// Nothing is known.
  case text

  /// The shape of `field`.
  init(of field: FilterField) {
    switch field.rawValue {
    case "SourceImage", "TargetImage", "StartModule", "Image", "ParentImage", "ImageLoaded": self = .path
    case "StartFunction", "SourceUser", "TargetUser", "User", "ParentUser": self = .name
    case "StartAddress": self = .address
    case let name where name.lowercased().hasSuffix("processguid"): self = .guid
    case "NewThreadId", "SourceThreadId": self = .number
    case let name where name.hasSuffix("ProcessId"): self = .number
    case "UtcTime": self = .time
    default: self = .text
    }
  }

  /// Whether a text of this shape can have `piece` (folded to upper case) in it, at its beginning and its end where asked.
  func permits(_ piece: ArraySlice<UInt8>, atStart: Bool, atEnd: Bool) -> Bool {
    if piece.isEmpty || piece.elementsEqual("-".utf8) { return true }
    return switch self {
    case .path: Self.isPathPiece(piece, atStart: atStart, atEnd: atEnd)
    case .name: Self.isPlain(piece, atStart: atStart, atEnd: atEnd)
    case .address: Self.isAddressPiece(Array(piece), atStart: atStart, atEnd: atEnd)
    case .number: piece.count <= 10 && piece.allSatisfy(Self.isDigit)
    case .guid:
      piece.count <= 38 && piece.allSatisfy { Self.isHexDigit($0) || "{}-".utf8.contains($0) }
        && (!atStart || piece.first == UInt8(ascii: "{")) && (!atEnd || piece.last == UInt8(ascii: "}"))
    case .time: piece.count <= 23 && piece.allSatisfy { Self.isDigit($0) || "- :.".utf8.contains($0) }
    case .text: true
    }
  }

  private static func isPlain(_ piece: ArraySlice<UInt8>, atStart: Bool, atEnd: Bool) -> Bool {
    piece.allSatisfy { $0 >= 0x20 } && !(atStart && piece.first == 0x20) && !(atEnd && piece.last == 0x20)
  }

  /// `<unknown process>` is what Sysmon writes for a process that has gone, and `\??\` and `\\?\` begin the long form of a
  /// path.
  private static func isPathPiece(_ piece: ArraySlice<UInt8>, atStart: Bool, atEnd: Bool) -> Bool {
    if Array("<UNKNOWN PROCESS>".utf8).contains(piece: piece) { return true }
    var rest = piece
    for prefix in [#"\??\"#, #"\\?\"#, #"??\"#, #"?\"#] where rest.starts(with: prefix.utf8) {
      rest = rest.dropFirst(prefix.utf8.count)
    }
    return isPlain(piece, atStart: atStart, atEnd: atEnd) && !rest.contains { "*?\"<>|/".utf8.contains($0) }
      && hasDriveInPlace(Array(piece), atStart: atStart)
  }

  /// A `:` in front of a `\` ends a drive letter, which begins the path or stands behind a `\` (`\??\C:\`). The colon of an
  /// alternate data stream has no `\` behind it.
  private static func hasDriveInPlace(_ piece: [UInt8], atStart: Bool) -> Bool {
    let (colon, separator) = (UInt8(ascii: ":"), UInt8(ascii: "\\"))
    func isDrive(_ index: Int) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(piece[index]) }
    for index in piece.indices.dropLast() where piece[index] == colon && piece[index + 1] == separator {
      guard index > 0 ? isDrive(index - 1) : !atStart, index < 2 || piece[index - 2] == separator else { return false }
    }
    guard atStart, piece.contains(separator), piece[0] != separator else { return true }
    return piece.count > 1 && isDrive(0) && piece[1] == colon
  }

  /// `0x` and 8 or 16 hexadecimal digits.
  private static func isAddressPiece(_ piece: [UInt8], atStart: Bool, atEnd: Bool) -> Bool {
    let mark = piece.firstIndex(of: UInt8(ascii: "X"))
    let digits = piece[(mark.map { $0 + 1 } ?? 0)...]
    guard digits.allSatisfy(isHexDigit), digits.count <= 16 else { return false }
    if let mark { guard mark == 0 && !atStart || mark == 1 && piece[0] == UInt8(ascii: "0") else { return false } }
    if atStart, mark == nil { return piece.elementsEqual("0".utf8) && !atEnd }
    return !(mark != nil && atEnd) || digits.count == 8 || digits.count == 16
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
  }
}
