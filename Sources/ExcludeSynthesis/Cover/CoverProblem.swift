/// A function of several many-valued variables that is to be written as few products of value sets as possible.
///
/// The points are the on-set; whatever is not among them is the off-set, and no product may touch it.
struct CoverProblem: Sendable {
  /// A value that a field can have.
  struct Value: Sendable, Hashable {
    /// Whether a product that has it can have no other in its field.
    let isLone: Bool
    /// Characters that it takes in print.
    let length: Int
  }

  /// The values of each field, by number.
  let values: [[Value]]
  /// The on-set, ascending and without repetition.
  let points: [CoverPoint]

  init(values: [[Value]], points: some Sequence<CoverPoint>) {
    precondition(values.count <= CoverPoint.mostFields)
    self.values = values
    self.points = Set(points).sorted()
  }

  var fields: Range<Int> { values.indices }
}

/// A product of value sets: one set for each field, its numbers ascending.
struct CoverBox: Sendable, Hashable, Comparable {
  var values: [[Int]]

  /// All combinations, ascending. As many as the product of the sizes of the sets.
  var points: [CoverPoint] {
    var points = [CoverPoint([])]
    for (field, values) in values.enumerated() {
      var longer: [CoverPoint] = []
      longer.reserveCapacity(points.count * values.count)
      for point in points {
        for value in values {
          var point = point
          point[field] = value
          longer.append(point)
        }
      }
      points = longer
    }
    return points
  }

  static func < (left: CoverBox, right: CoverBox) -> Bool {
    for (own, other) in zip(left.values, right.values) where own != other {
      return own.lexicographicallyPrecedes(other)
    }
    return false
  }
}

/// Products that together are the on-set, and how good they are.
struct CoverSolution: Sendable, Hashable {
  /// The products, ascending.
  var boxes: [CoverBox]
  /// No cover has fewer products.
  var bound: Int
  /// What ended the search before it was done; nil where it was done, and the products are proved the fewest.
  var stop: SearchStop?
}
