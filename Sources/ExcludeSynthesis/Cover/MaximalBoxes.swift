import BitCollections

/// Finds the maximal products inside of an on-set: the only ones that a smallest cover needs.
enum MaximalBoxes {
  /// All of them, or nil where there are more than `limit` or the effort ends.
  ///
  /// Consensus, as in the minimisation of Boolean functions (Quine 1955, Tison 1967), for variables of many values: two
  /// products give a third that is the union in one field and the meeting in all others. One field after the other, until
  /// nothing new comes; what another product contains is dropped.
  static func all(_ growth: BoxGrowth, limit: Int, _ effort: inout SearchEffort) -> [SetBox]? {
    var boxes = growth.rows()
    guard boxes.count <= limit else { return nil }
    for field in growth.wideFields.dropFirst() {
      guard let closed = closure(of: boxes, in: field, limit: limit, &effort) else { return nil }
      boxes = closed
    }
    return boxes
  }

  private static func closure(
    of start: [SetBox], in field: Int, limit: Int, _ effort: inout SearchEffort
  ) -> [SetBox]? {
    var boxes = start
    var isLive = [Bool](repeating: true, count: boxes.count)
    var live = boxes.count
    var last = 1
    while last < boxes.count {
      for first in 0..<last where isLive[first] && isLive[last] {
        guard effort.spend(4) else { return nil }
        guard let new = consensus(boxes[first], boxes[last], in: field) else { continue }
        guard effort.spend(2 * boxes.count) else { return nil }
        guard !boxes.indices.contains(where: { isLive[$0] && boxes[$0].contains(new) }) else { continue }
        for place in boxes.indices where isLive[place] && new.contains(boxes[place]) {
          isLive[place] = false
          live -= 1
        }
        boxes.append(new)
        isLive.append(true)
        live += 1
        guard live <= limit else { return nil }
      }
      last += 1
    }
    return boxes.indices.filter { isLive[$0] }.map { boxes[$0] }
  }

  /// Nil where there is none, or it is inside of one of the two.
  private static func consensus(_ left: SetBox, _ right: SetBox, in field: Int) -> SetBox? {
    let (own, other) = (left.sets[field], right.sets[field])
    guard !own.isSuperset(of: other), !other.isSuperset(of: own) else { return nil }
    var new = left
    for place in left.sets.indices where place != field {
      new.sets[place].formIntersection(right.sets[place])
      guard !new.sets[place].isEmpty else { return nil }
    }
    new.sets[field].formUnion(other)
    return new
  }

  /// Some of them, so that each point is in at least one: from each point and from some pairs of neighbours, grown in each
  /// order of the wide fields. For on-sets that have too many.
  ///
  /// `inFirstOrder` are the places of those that points grew to in the first order, ascending: each point is in one of them
  /// too. Taken from these alone, a cover of a dense on-set can have fewer products than one taken from all.
  static func some(
    of points: [CoverPoint], _ growth: BoxGrowth, _ effort: inout SearchEffort
  ) -> (boxes: [SetBox], inFirstOrder: [Int]) {
    let orders = fieldOrders(growth.wideFields)
    var found: [SetBox: Int] = [:]
    var boxes: [SetBox] = []
    var inFirstOrder: Set<Int> = []
    @discardableResult func add(_ box: SetBox) -> Int {
      if let place = found[box] { return place }
      found[box] = boxes.count
      boxes.append(box)
      return boxes.count - 1
    }
    for point in points {
      let seed = SetBox(sets: growth.fields.map { [point[$0]] })
      for (number, order) in orders.prefix(effort.stop == nil ? orders.count : 1).enumerated() {
        let place = add(growth.grown(seed, order: order, &effort))
        if number == 0 { inFirstOrder.insert(place) }
      }
    }
    // Wide in one field, a product cannot grow in the others; two rows that meet are a third way.
    let rows = growth.rows()
    for (place, row) in rows.enumerated() {
      for other in rows[(place + 1)...].prefix(64) where effort.stop == nil {
        guard effort.spend(8), let pair = meeting(row, other, growth.wideFields) else { continue }
        for order in orders {
          add(growth.grown(pair, order: order.filter { pair.sets[$0].count == 1 } + order, &effort))
        }
      }
    }
    return (boxes, inFirstOrder.sorted())
  }

  /// Two rows that differ in one field as one product of what they have both; nil where there is none.
  private static func meeting(_ left: SetBox, _ right: SetBox, _ wideFields: [Int]) -> SetBox? {
    guard let widest = wideFields.first else { return nil }
    let differing = wideFields.dropFirst().filter { left.sets[$0] != right.sets[$0] }
    guard differing.count == 1, let field = differing.first else { return nil }
    var pair = left
    pair.sets[widest].formIntersection(right.sets[widest])
    pair.sets[field].formUnion(right.sets[field])
    return pair.sets[widest].isEmpty ? nil : pair
  }

  /// Each rotation of `fields`, forwards and backwards.
  private static func fieldOrders(_ fields: [Int]) -> [[Int]] {
    let rotations = fields.indices.map { Array(fields[$0...] + fields[..<$0]) }
    return fields.count < 3 ? rotations : rotations + rotations.map { $0.reversed() }
  }
}
