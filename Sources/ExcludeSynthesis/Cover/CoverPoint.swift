/// One combination of values, a number for each field: an event's start as the synthesis sees it.
struct CoverPoint: Sendable, Hashable, Comparable {
  private var numbers = SIMD8<Int32>(repeating: 0)

  /// Most fields that a point can have.
  static let mostFields = 8

  /// A point of at most ``mostFields`` numbers.
  init(_ numbers: some Sequence<Int>) {
    for (field, number) in numbers.enumerated() { self[field] = number }
  }

  /// The number of the value in `field`.
  subscript(field: Int) -> Int {
    get { Int(numbers[field]) }
    set { numbers[field] = Int32(truncatingIfNeeded: newValue) }
  }

  /// Orders by the first field that differs.
  static func < (left: CoverPoint, right: CoverPoint) -> Bool {
    for field in 0..<mostFields where left[field] != right[field] { return left[field] < right[field] }
    return false
  }
}
