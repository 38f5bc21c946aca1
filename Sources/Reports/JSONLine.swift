/// One JSON object on one line, its keys in the order of adding.
///
/// Foundation's encoder keeps no order but the alphabet's, and analysts read these lines: time first.
public struct JSONLine: Sendable {
  private var text = [UInt8(ascii: "{")]

  /// An empty object.
  public init() {}

  /// The object, without a line end.
  public var description: String { String(decoding: text, as: UTF8.self) + "}" }

  /// Adds a string, or null.
  public mutating func add(_ key: String, _ value: String?) {
    guard let value else { return add(key, raw: "null") }
    begin(key)
    Self.appendQuoted(value, to: &text)
  }

  /// Adds an integer, or null.
  public mutating func add(_ key: String, _ value: (some BinaryInteger)?) {
    add(key, raw: value.map { String($0) } ?? "null")
  }

  /// Adds a number rounded to four decimals; it must be finite.
  public mutating func add(_ key: String, _ value: Double) { add(key, raw: Decimals.text(value)) }

  /// Adds a number rounded to `places` decimals, or null; it must be finite.
  public mutating func add(_ key: String, _ value: Double?, places: Int) {
    add(key, raw: value.map { Decimals.text($0, places: places) } ?? "null")
  }

  /// Adds true or false.
  public mutating func add(_ key: String, _ value: Bool) { add(key, raw: value ? "true" : "false") }

  /// Adds a list of strings.
  public mutating func add(_ key: String, _ values: [String]) {
    add(key, raw: "[" + values.map(Self.quoted).joined(separator: ",") + "]")
  }

  /// Adds an object.
  public mutating func add(_ key: String, _ value: JSONLine) { add(key, raw: value.description) }

  /// Adds a list of objects.
  public mutating func add(_ key: String, _ values: [JSONLine]) {
    add(key, raw: "[" + values.map(\.description).joined(separator: ",") + "]")
  }

  private mutating func add(_ key: String, raw: String) {
    begin(key)
    text.append(contentsOf: raw.utf8)
  }

  private mutating func begin(_ key: String) {
    if text.count > 1 { text.append(UInt8(ascii: ",")) }
    Self.appendQuoted(key, to: &text)
    text.append(UInt8(ascii: ":"))
  }

  /// `value` as a JSON string (RFC 8259, section 7).
  static func quoted(_ value: String) -> String {
    var bytes: [UInt8] = []
    appendQuoted(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func appendQuoted(_ value: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    if value.utf8.allSatisfy({ $0 < 0x7F }) {
      for byte in value.utf8 {
        if isPlain(byte) { bytes.append(byte) } else { appendEscaped(Unicode.Scalar(byte), to: &bytes) }
      }
    } else {
      for scalar in value.unicodeScalars { appendEscaped(scalar, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func appendEscaped(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes.append(contentsOf: "\\\"".utf8)
    case "\\": bytes.append(contentsOf: "\\\\".utf8)
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
      bytes.append(contentsOf: escape(scalar).utf8)
    default: bytes.append(contentsOf: String(scalar).utf8)
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
