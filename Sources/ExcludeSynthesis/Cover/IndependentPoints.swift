import BitCollections

/// Points of which no two are in one product: each needs a product of its own, so that there are at least as many.
enum IndependentPoints {
  /// The places of those that were found, at least one where there is a point. Those with the fewest neighbours are taken
  /// first.
  static func places(in points: [CoverPoint], _ growth: BoxGrowth, _ effort: inout SearchEffort) -> [Int] {
    let numbers = Dictionary(uniqueKeysWithValues: points.enumerated().map { ($1, $0) })
    let reach = points.map { growth.reach(of: $0) }
    var isFree = [Bool](repeating: true, count: points.count)
    var chosen: [Int] = []
    for place in points.indices.sorted(by: { (reach[$0], $0) < (reach[$1], $1) }) where isFree[place] {
      chosen.append(place)
      var together = PointsTogether(with: points[place], numbers, growth)
      together.find(&effort) { isFree[$0] = false }
      guard effort.stop == nil else { break }
    }
    return chosen
  }
}

/// Finds all points that some product has together with a given one: those with which it spans a box inside of the on-set.
private struct PointsTogether {
  private let numbers: [CoverPoint: Int]
  private let fields: [(field: Int, values: BitSet)]
  private let point: CoverPoint

  init(with point: CoverPoint, _ numbers: [CoverPoint: Int], _ growth: BoxGrowth) {
    self.point = point
    self.numbers = numbers
    fields = growth.wideFields.reversed().map { ($0, growth.values(of: $0, beside: point)) }
  }

  /// Tells the number of each of them to `found`, until the effort ends.
  mutating func find(_ effort: inout SearchEffort, found: (Int) -> Void) { extend([point], 0, &effort, found) }

  /// `corners` is the box that is spanned so far, its far corner last; fields from `depth` on are still the point's own.
  private func extend(_ corners: [CoverPoint], _ depth: Int, _ effort: inout SearchEffort, _ found: (Int) -> Void) {
    guard depth < fields.count else {
      if let number = numbers[corners[corners.count - 1]] { found(number) }
      return
    }
    let (field, values) = fields[depth]
    extend(corners, depth + 1, &effort, found)
    for value in values where value != point[field] {
      guard effort.spend(Self.stepsOfCorner * corners.count) else { return }
      let moved = corners.map { corner in
        var corner = corner
        corner[field] = value
        return corner
      }
      if moved.dropFirst().allSatisfy({ numbers[$0] != nil }) {
        extend(corners + moved, depth + 1, &effort, found)
      }
    }
  }

  private static let stepsOfCorner = 8
}
