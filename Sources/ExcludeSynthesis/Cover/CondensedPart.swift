/// A part of an on-set in which values that always go together are one value.
///
/// Two values of a field are alike where the same combinations of the other fields go with both. A maximal product that has
/// one of them has the other, so that nothing is lost, and fleets in which one agent threads into three hundred programs
/// shrink to a few points.
struct CondensedPart {
  /// The values of each field: the numbers of the original ones that each stands for, ascending.
  private(set) var members: [[[Int]]]
  /// The points, in numbers of ``members``, ascending.
  private(set) var points: [CoverPoint]

  init(_ points: [CoverPoint], fields: Range<Int>) {
    members = fields.map { field in Set(points.map { $0[field] }).sorted().map { [$0] } }
    let numbers = members.map { field in
      Dictionary(uniqueKeysWithValues: field.enumerated().map { ($1[0], $0) })
    }
    self.points = points.map { point in CoverPoint(fields.map { numbers[$0][point[$0]] ?? 0 }) }.sorted()
    var unchanged = 0
    while unchanged < fields.count {
      for field in fields { unchanged = join(field) ? 0 : unchanged + 1 }
    }
  }

  /// Joins the values of `field` that are alike; false where there are none.
  private mutating func join(_ field: Int) -> Bool {
    guard members[field].count > 1 else { return false }
    var company = [[CoverPoint]](repeating: [], count: members[field].count)
    for point in points {
      var rest = point
      rest[field] = 0
      company[point[field]].append(rest)
    }
    var numberOf: [[CoverPoint]: Int] = [:]
    var joined: [[Int]] = []
    let newNumbers = company.indices.map { value in
      if let number = numberOf[company[value]] {
        joined[number] += members[field][value]
        return number
      }
      numberOf[company[value]] = joined.count
      joined.append(members[field][value])
      return joined.count - 1
    }
    guard joined.count < members[field].count else { return false }
    members[field] = joined.map { $0.sorted() }
    points = Set(
      points.map { point in
        var point = point
        point[field] = newNumbers[point[field]]
        return point
      }
    ).sorted()
    return true
  }

  /// `box`, a product in condensed numbers, in the original ones.
  func original(_ box: CoverBox) -> CoverBox {
    CoverBox(values: box.values.enumerated().map { field, values in values.flatMap { members[field][$0] }.sorted() })
  }
}
