/// A part of an on-set, the products that its rules are chosen from, and the cover of all of it.
struct SolvedPart {
  let part: CondensedPart
  /// Products in condensed numbers.
  let boxes: [SetBox]
  /// Which points are in which products.
  let table: CoverTable
  /// The products that were chosen to cover everything.
  var columns: [Int]
  /// No cover of the part has fewer products.
  var bound: Int
  /// Whether ``boxes`` are all maximal products, so that every product of the part is inside of one.
  let isComplete: Bool

  /// Whether no cover has fewer products.
  var isProved: Bool { bound == columns.count }

  /// What was chosen, in the numbers of the problem.
  var chosen: [CoverBox] { columns.map { part.original(boxes[$0].box) } }
}
