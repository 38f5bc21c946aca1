import BitCollections

/// A product of value sets while it is worked on.
struct SetBox: Hashable {
  var sets: [BitSet]

  /// Whether every point of `other` is one of this.
  func contains(_ other: SetBox) -> Bool {
    zip(sets, other.sets).allSatisfy { $0.isSuperset(of: $1) }
  }

  var box: CoverBox { CoverBox(values: sets.map { Array($0) }) }

  /// Points in the box.
  var count: Int { sets.reduce(1) { $0 * $1.count } }
}

/// Grows points to maximal products inside of an on-set.
struct BoxGrowth {
  /// For each field: which values of it go with a combination of the others.
  private let fibres: [[CoverPoint: BitSet]]
  let fields: Range<Int>
  /// Steps that it takes to look one combination up.
  private static let stepsOfLook = 6
  /// Fields with more than one value, those with most values first.
  let wideFields: [Int]

  /// For the on-set `points` with so many values in each field.
  init(_ points: [CoverPoint], counts: [Int]) {
    fields = counts.indices
    wideFields = counts.indices.filter { counts[$0] > 1 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
    var fibres = [[CoverPoint: BitSet]](repeating: [:], count: counts.count)
    for field in wideFields {
      for point in points {
        var rest = point
        rest[field] = 0
        fibres[field][rest, default: []].insert(point[field])
      }
    }
    self.fibres = fibres
  }

  /// The products that are as wide as they can be in the widest field, and have one value in every other.
  func rows() -> [SetBox] {
    guard let widest = wideFields.first else { return [] }
    return fibres[widest].sorted { $0.key < $1.key }.map { rest, values in
      var box = SetBox(sets: fields.map { [rest[$0]] })
      box.sets[widest] = values
      return box
    }
  }

  /// The values of `field` that `point` can have with the others that it has, its own among them.
  func values(of field: Int, beside point: CoverPoint) -> BitSet {
    var rest = point
    rest[field] = 0
    return fibres[field][rest] ?? [point[field]]
  }

  /// How many points differ from `point` in one field alone.
  func reach(of point: CoverPoint) -> Int {
    wideFields.reduce(0) { sum, field in
      var rest = point
      rest[field] = 0
      return sum + (fibres[field][rest]?.count ?? 1) - 1
    }
  }

  /// The maximal product that grows from `seed`, a product inside of the on-set, field by field in `order`.
  ///
  /// One round is enough: what could be added to a field only shrinks while the others grow.
  func grown(_ seed: SetBox, order: [Int], _ effort: inout SearchEffort) -> SetBox {
    var box = seed
    for field in order { box.sets[field] = addable(field, to: box, &effort) }
    return box
  }

  /// All values of `field` that go with every combination of the other fields in `box`.
  private func addable(_ field: Int, to box: SetBox, _ effort: inout SearchEffort) -> BitSet {
    var rest = box
    rest.sets[field] = [0]
    var values: BitSet?
    var looks = 0
    for combination in rest.box.points {
      let fibre = fibres[field][combination] ?? []
      values = values?.intersection(fibre) ?? fibre
      looks += 1
      if values == box.sets[field] { break }
    }
    _ = effort.spend(rest.count + Self.stepsOfLook * looks)
    return values ?? box.sets[field]
  }
}
