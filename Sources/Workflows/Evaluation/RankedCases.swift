/// Cases by one ranking: where the attacks came.
///
/// Cases of equal score share the place of the last of them, so that nothing is gained by ties.
public struct RankedCases: Sendable, Hashable {
  /// Cases of one score.
  struct Step: Sendable, Hashable {
    let score: Double
    /// Attacks and false cases of this score or a higher one.
    let attacks: Int
    let falseCases: Int
  }

  let steps: [Step]
  /// Attacks there are: the cases with an attack in them, and the incidents that are in no case at all.
  public let attacks: Int
  private let days: Int

  /// - Parameters:
  ///   - missed: incidents that are in no case.
  ///   - days: UTC days that were scored.
  init(_ cases: some Sequence<(score: Double, isAttack: Bool)>, missed: Int, days: Int) {
    var (attacks, falseCases) = (0, 0)
    var steps: [Step] = []
    for one in cases.sorted(by: { $0.score > $1.score }) {
      if one.isAttack { attacks += 1 } else { falseCases += 1 }
      if steps.last?.score == one.score { steps.removeLast() }
      steps.append(Step(score: one.score, attacks: attacks, falseCases: falseCases))
    }
    self.steps = steps
    self.attacks = attacks + missed
    self.days = max(1, days)
  }

  /// Mean over the attacks of the precision at their place, 0 to 1; a missed one counts 0. 0 where there is no attack.
  public var averagePrecision: Double {
    guard attacks > 0 else { return 0 }
    var before = 0
    let sum = steps.reduce(into: 0.0) { sum, step in
      sum += Double(step.attacks - before) * Double(step.attacks) / Double(step.attacks + step.falseCases)
      before = step.attacks
    }
    return sum / Double(attacks)
  }

  /// The share of the attacks that whoever looks at no more than so many false cases finds.
  public func recall(atFalseCases limit: Int) -> Double {
    guard attacks > 0 else { return 0 }
    return Double(steps.last { $0.falseCases <= limit }?.attacks ?? 0) / Double(attacks)
  }

  /// False cases a day until this share of the attacks is found; nil where so many never are.
  public func falseCasesADay(atRecall share: Double) -> Double? {
    let needed = (share * Double(attacks)).rounded(.up)
    guard attacks > 0, let step = steps.first(where: { Double($0.attacks) >= needed }) else { return nil }
    return Double(step.falseCases) / Double(days)
  }

  /// False cases of this score or a higher one.
  func falseCases(from score: Double) -> Int { steps.last { $0.score >= score }?.falseCases ?? 0 }

  /// The share of the attacks with this score or a higher one.
  func recall(from score: Double) -> Double {
    attacks == 0 ? 0 : Double(steps.last { $0.score >= score }?.attacks ?? 0) / Double(attacks)
  }
}
