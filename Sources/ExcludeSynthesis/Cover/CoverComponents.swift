/// Cuts an on-set into parts that share no product.
///
/// Two points are neighbours where they differ in one field alone, and neither value there is a lone one: then both are in
/// one product. Any two points of a product are joined by such steps inside of it, so a product never reaches over two
/// parts, and each part can be solved by itself.
enum CoverComponents {
  /// The parts, each ascending, in the order of their first points. O(points × fields).
  static func parts(of problem: CoverProblem) -> [[CoverPoint]] {
    var sets = DisjointSets(problem.points.count)
    for field in problem.fields {
      var firstOf: [CoverPoint: Int] = [:]
      for (place, point) in problem.points.enumerated() where !problem.values[field][point[field]].isLone {
        var rest = point
        rest[field] = -1
        if let first = firstOf[rest] { sets.join(first, place) } else { firstOf[rest] = place }
      }
    }
    var parts: [[CoverPoint]] = []
    var partOf: [Int: Int] = [:]
    for (place, point) in problem.points.enumerated() {
      let root = sets.root(of: place)
      if let part = partOf[root] {
        parts[part].append(point)
      } else {
        partOf[root] = parts.count
        parts.append([point])
      }
    }
    return parts
  }
}

/// Sets without common members that can be joined (union-find).
struct DisjointSets {
  private var parents: [Int]

  /// `count` sets of one member each.
  init(_ count: Int) { parents = Array(0..<count) }

  /// The member that stands for the set of `member`.
  mutating func root(of member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }

  /// Makes one set of the two that `left` and `right` are in.
  mutating func join(_ left: Int, _ right: Int) {
    let (left, right) = (root(of: left), root(of: right))
    parents[max(left, right)] = min(left, right)
  }
}
