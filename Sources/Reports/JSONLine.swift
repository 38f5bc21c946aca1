/// One JSON object on one line, its keys in the order of adding.
///
/// Foundation's encoder keeps no order but the alphabet's, and analysts read these lines: time first.
public struct JSONLine: Sendable {
  private var text = "{"

  /// An empty object.
  public init() {}

  /// The object, without a line end.
  public var description: String { text + "}" }

  /// Adds a string, or null.
  public mutating func add(_ key: String, _ value: String?) { add(key, raw: value.map(Self.quoted) ?? "null") }

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
    if text.utf8.count > 1 { text += "," }
    text += Self.quoted(key) + ":" + raw
  }

  /// `value` as a JSON string (RFC 8259, section 7).
  static func quoted(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
