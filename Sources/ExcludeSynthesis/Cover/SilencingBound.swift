/// The most events that so many products can silence, whichever they are.
///
/// Whatever is chosen already, k more products add no more than the k candidates that by themselves add most to it: the more
/// is chosen, the less a product adds (Nemhauser, Wolsey and Fisher 1978). The products of one part add no more than what is
/// left of the part. Each choice gives such a bound, and the least of them holds; of nothing chosen it is the sum of the k
/// largest candidates. Points that share no product give another.
struct SilencingBound {
  private let candidates: CandidateTable
  /// The bound for each number of products; the last holds for more, too.
  private var most: [Int] = []

  init(_ candidates: CandidateTable) {
    self.candidates = candidates
    tighten(by: RuleSelection(candidates))
  }

  /// Takes what `selection` says into account.
  mutating func tighten(by selection: RuleSelection) {
    var bound = [selection.worth.events]
    for addition in additions(to: selection) { bound.append(bound[bound.count - 1] + addition) }
    tighten(to: bound)
  }

  /// Takes into account that each of `rows`, of which no two are in one product, takes a product of its own: fewer products
  /// leave at least those of them logged that have the fewest events.
  mutating func tighten(byIndependent rows: [Int]) {
    var bound = [candidates.events]
    for events in rows.map({ candidates.worth[$0].events }).sorted() { bound.append(bound[bound.count - 1] - events) }
    tighten(to: bound.reversed())
  }

  private mutating func tighten(to bound: [Int]) {
    guard !most.isEmpty else {
      most = bound
      return
    }
    most = (0..<max(most.count, bound.count)).map { rules in
      min(most[min(rules, most.count - 1)], bound[min(rules, bound.count - 1)])
    }
  }

  /// What candidates add at most, the largest addition first.
  private func additions(to selection: RuleSelection) -> [Int] {
    candidates.parts.flatMap { part in
      var left = selection.remainder(of: part.rows)
      guard part.isComplete else { return [left] }
      return part.columns.map { selection.gain(of: $0).events }.sorted(by: >).map { gain in
        defer { left -= min(left, gain) }
        return min(left, gain)
      }
    }.filter { $0 > 0 }.sorted(by: >)
  }

  /// No `rules` products silence more events.
  func mostEvents(of rules: Int) -> Int { most[min(rules, most.count - 1)] }

  /// No fewer products silence so many `events`.
  func leastRules(for events: Int) -> Int { most.firstIndex { $0 >= events } ?? most.count }
}
