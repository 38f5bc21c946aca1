/// The scores of a calibration as JSON, without spaces: parts of days of scores, `[[[1.5,3.25],[]],…]`.
enum ScoreText {
  /// Scores as JSON.
  static func text(_ parts: [[[Double]]]) -> String {
    list(parts) { list($0) { list($0, \.description) } }
  }

  private static func list<Item>(_ items: [Item], _ text: (Item) -> String) -> String {
    var list = "["
    for (place, item) in items.enumerated() {
      if place > 0 { list += "," }
      list += text(item)
    }
    return list + "]"
  }

  /// Reads what ``text(_:)`` wrote; nil where it is anything else, or holds what no score is, or no part, or a part without
  /// days.
  ///
  /// By hand, for there may be a million scores: Foundation's decoder takes several times as long and wraps each of them.
  static func parts(_ text: [UInt8]) -> [[[Double]]]? {
    var reader = ScoreReader(text)
    let parts = reader.list { $0.list { $0.list { $0.score() } } }
    guard let parts, reader.isAtEnd, !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    return parts
  }
}

/// Reads the JSON of scores from its beginning.
private struct ScoreReader {
  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard position < text.count, text[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  /// A list of what `item` reads; nil where there is none.
  mutating func list<Item>(_ item: (inout ScoreReader) -> Item?) -> [Item]? {
    guard skip("[") else { return nil }
    var items: [Item] = []
    while !skip("]") {
      guard items.isEmpty || skip(","), let item = item(&self) else { return nil }
      items.append(item)
    }
    return items
  }

  /// A score, from 0 to below a million.
  mutating func score() -> Double? {
    let start = position
    while position < text.count, Self.isOfNumber(text[position]) { position += 1 }
    let number = Double(String(decoding: text[start..<position], as: UTF8.self))
    guard let number, number >= 0, number < 1_000_000 else { return nil }
    return number
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
