/// The objects and arrays that a place in a JSON text stands in.
struct JSONNesting {
  /// Deeper records are damaged; no event comes near.
  static let deepest = 1024

  private var openings: [UInt8] = []

  var depth: Int { openings.count }

  /// The bracket that opened the innermost object or array.
  var innermost: UInt8? { openings.last }

  mutating func removeAll() { openings.removeAll(keepingCapacity: true) }

  /// Whether an object or array may begin behind `previous`, the last byte that is no blank.
  func allowsOpening(after previous: UInt8) -> Bool {
    switch innermost {
    case UInt8(ascii: "{"): previous == UInt8(ascii: ":")
    case UInt8(ascii: "["): previous == UInt8(ascii: ",") || previous == UInt8(ascii: "[")
    default: true
    }
  }

  /// Goes into an object or array; false where that is too deep.
  mutating func open(_ bracket: UInt8) -> Bool {
    guard openings.count < Self.deepest else { return false }
    openings.append(bracket)
    return true
  }

  /// Leaves an object or array; false where `bracket` does not close it.
  mutating func close(_ bracket: UInt8) -> Bool {
    // "{" and "}", "[" and "]" are two apart in ASCII.
    guard let last = openings.popLast() else { return false }
    return bracket == last + 2
  }
}
