import Baseline
import RemoteThread
import SysmonRules

/// Exact rules as points of a many-valued function, and products of it as conditions.
///
/// The values of a field are what exact rules say of it. Only values that are one `is` can share a list: a path that varies
/// takes several conditions, of an offset there is no list, and a value with a `;` would be two.
struct RuleTerms {
  /// What an exact rule says of one field; nothing where it leaves it open.
  fileprivate struct Term {
    var conditions: [FieldCondition]
    let isLone: Bool
  }

  /// What two terms have to agree in to be one: everything but letter case.
  fileprivate struct Key: Hashable {
    let comparisons: [Comparison]
    let values: [[UInt8]]
  }

  private static let fields: [FilterField] = [
    .sourceImage, .targetImage, .startModule, .startFunction, .startAddress,
  ]

  private let terms: [[Term]]
  private let membersOf: [CoverPoint: [Int]]
  private let rules: [ExactRule]

  /// The terms of `rules`, for a schema that knows lists or not.
  init(_ rules: [ExactRule], policy: SynthesisPolicy) {
    self.rules = rules
    var terms = [[Term]](repeating: [], count: Self.fields.count)
    var numbers = [[Key: Int]](repeating: [:], count: Self.fields.count)
    var membersOf: [CoverPoint: [Int]] = [:]
    for (place, rule) in rules.enumerated() {
      let point = CoverPoint(
        Self.fields.enumerated().map { index, field in
          let term = Self.term(rule.conditions.filter { $0.field == field }, policy)
          let key = Key(term)
          guard let number = numbers[index][key] else {
            numbers[index][key] = terms[index].count
            terms[index].append(term)
            return terms[index].count - 1
          }
          terms[index][number].respell(term)
          return number
        })
      membersOf[point, default: []].append(place)
    }
    self.terms = terms
    self.membersOf = membersOf
  }

  private static func term(_ conditions: [FieldCondition], _ policy: SynthesisPolicy) -> Term {
    let isListed = conditions.count == 1 && conditions[0].comparison == .is && !conditions[0].value.contains(";")
    return Term(conditions: conditions, isLone: !isListed || !policy.knows(.isAny))
  }

  /// The function that is to be covered.
  var problem: CoverProblem {
    CoverProblem(
      values: terms.map { $0.map { CoverProblem.Value(isLone: $0.isLone, length: $0.length) } }, points: membersOf.keys)
  }

  /// How many events of the baseline each point stands for.
  var events: [CoverPoint: Int] { membersOf.mapValues { $0.reduce(0) { $0 + rules[$1].events } } }

  /// What a product says in the language of filters.
  func conditions(of box: CoverBox) -> [FieldCondition] {
    zip(Self.fields, zip(box.values, terms)).flatMap { field, sets in
      let chosen = sets.0.map { sets.1[$0] }
      guard chosen.count > 1 else { return chosen.flatMap(\.conditions) }
      let items = chosen.flatMap(\.conditions).map(\.value).sorted()
      return [FieldCondition(field, .isAny, items.joined(separator: ";"))]
    }
  }

  /// The exact rules that a product stands for, in their order.
  func members(of box: CoverBox) -> [ExactRule] { places(of: box).sorted().map { rules[$0] } }

  /// For each of the exact rules, in their order, whether one of `boxes` stands for it.
  func areMembers(of boxes: [CoverBox]) -> [Bool] {
    var areMembers = [Bool](repeating: false, count: rules.count)
    for box in boxes {
      for place in places(of: box) { areMembers[place] = true }
    }
    return areMembers
  }

  private func places(of box: CoverBox) -> [Int] { box.points.flatMap { membersOf[$0] ?? [] } }
}

extension RuleTerms.Term {
  fileprivate var length: Int {
    conditions.reduce(0) { $0 + $1.value.utf8.count + (isLone ? Self.lengthOfMarkup : 1) }
  }

  /// About what an element takes around its value.
  private static let lengthOfMarkup = 60

  /// Takes the spelling of `other`, the same but for letter case, where it comes first.
  fileprivate mutating func respell(_ other: Self) {
    if other.conditions.map(\.value).lexicographicallyPrecedes(conditions.map(\.value)) {
      conditions = other.conditions
    }
  }
}

extension RuleTerms.Key {
  fileprivate init(_ term: RuleTerms.Term) {
    comparisons = term.conditions.map(\.comparison)
    values = term.conditions.map { Overreach.folded($0.value) }
  }
}
