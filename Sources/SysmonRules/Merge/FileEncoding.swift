/// How the text of a configuration file is written as bytes: what has to stay when a part of the text changes.
struct FileEncoding: Hashable {
  private enum Form {
    case utf8, ascii, latin1, utf16LittleEndian, utf16BigEndian
  }

  private let form: Form
  private let mark: [UInt8]

  /// The encoding of `file`, by its byte order mark, its first bytes and its XML declaration.
  init(of file: [UInt8]) {
    if file.starts(with: [0xEF, 0xBB, 0xBF]) {
      (form, mark) = (.utf8, [0xEF, 0xBB, 0xBF])
    } else if file.starts(with: [0xFF, 0xFE]) {
      (form, mark) = (.utf16LittleEndian, [0xFF, 0xFE])
    } else if file.starts(with: [0xFE, 0xFF]) {
      (form, mark) = (.utf16BigEndian, [0xFE, 0xFF])
    } else if file.starts(with: [0x3C, 0x00]) {
      (form, mark) = (.utf16LittleEndian, [])
    } else if file.starts(with: [0x00, 0x3C]) {
      (form, mark) = (.utf16BigEndian, [])
    } else {
      mark = []
      form =
        switch XMLDeclaration.encoding(in: file[...]) {
        case "iso-8859-1": .latin1
        case "us-ascii": .ascii
        default: .utf8
        }
    }
  }

  /// Whether Sysmon was not seen to read it.
  var isUTF16BigEndian: Bool { form == .utf16BigEndian }

  /// `file` as ``SourceText`` reads it: of UTF-16BE, which it refuses as Sysmon does, with the bytes of each pair swapped.
  func readable(_ file: [UInt8]) -> [UInt8] {
    guard form == .utf16BigEndian, file.count.isMultiple(of: 2) else { return file }
    return stride(from: 0, to: file.count, by: 2).flatMap { [file[$0 + 1], file[$0]] }
  }

  /// A whole file of `text`, which is UTF-8 without byte order mark.
  func file(of text: [UInt8]) -> [UInt8] {
    switch form {
    case .utf8, .ascii: return mark + text
    case .latin1:
      return String(decoding: text, as: UTF8.self).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    case .utf16LittleEndian, .utf16BigEndian:
      let isBig = form == .utf16BigEndian
      return String(decoding: text, as: UTF8.self).utf16.reduce(into: mark) { bytes, unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        bytes += isBig ? [high, low] : [low, high]
      }
    }
  }

  /// `xml` with character references in the place of what the encoding cannot carry.
  func representable(_ xml: String) -> String {
    let last: UInt32
    switch form {
    case .ascii: last = 0x7F
    case .latin1: last = 0xFF
    case .utf8, .utf16LittleEndian, .utf16BigEndian: return xml
    }
    return xml.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.value <= last {
        result.unicodeScalars.append(scalar)
      } else {
        result += "&#x" + String(scalar.value, radix: 16, uppercase: true) + ";"
      }
    }
  }
}
