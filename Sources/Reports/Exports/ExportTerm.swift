import SysmonRules

/// One comparison of a field with texts, of which one is enough. All of Sysmon's positive conditions come down to these.
struct ExportTest: Hashable {
  enum Kind {
    case equals, contains, begins, ends
  }

  let field: FilterField
  let kind: Kind
  let values: [String]

  /// A test for each value.
  var single: [ExportTest] { values.map { ExportTest(field: field, kind: kind, values: [$0]) } }

  /// Whether it is the same where letter case counts and where it does not.
  var hasNoCase: Bool { values.allSatisfy { $0.unicodeScalars.allSatisfy { !$0.properties.isCased } } }

  /// Whether a blank field, which is `-` to Sysmon, satisfies the test.
  var matchesBlank: Bool { values.contains { $0 == FilterEvent.blank } }
}

/// What an exclusion says, in terms that other languages have.
indirect enum ExportTerm: Hashable {
  case test(ExportTest)
  case not(ExportTest)
  case all([ExportTerm])
  case any([ExportTerm])

  /// Throws where the exclusion has a filter that no other language has.
  init(_ expression: FilterExpression) throws(ExportFault) {
    switch expression {
    case .condition(let condition): self = try Self.term(for: condition)
    case .all(let parts): self = .all(try parts.map { part throws(ExportFault) in try ExportTerm(part) })
    case .any(let parts): self = .any(try parts.map { part throws(ExportFault) in try ExportTerm(part) })
    }
  }

  private static func term(for condition: FieldCondition) throws(ExportFault) -> ExportTerm {
    let value = condition.value
    guard condition.field != .ruleName else { throw .ruleName }
    guard !value.isEmpty else { throw .emptyValue }
    guard !value.unicodeScalars.contains(where: Self.breaksLines) else { throw .controlCharacter }
    let items = condition.comparison.takesList ? try Self.items(of: value) : [value]
    func test(_ kind: ExportTest.Kind, _ values: [String]) -> ExportTest {
      ExportTest(field: condition.field, kind: kind, values: values)
    }
    return switch condition.comparison {
    case .is, .isAny: .test(test(.equals, items))
    case .isNot: .not(test(.equals, items))
    case .contains, .containsAny: .test(test(.contains, items))
    case .containsAll: .all(items.map { .test(test(.contains, [$0])) })
    case .excludes, .excludesAny: .not(test(.contains, items))
    case .excludesAll: .any(items.map { .not(test(.contains, [$0])) })
    case .beginWith: .test(test(.begins, items))
    case .notBeginWith: .not(test(.begins, items))
    case .endWith: .test(test(.ends, items))
    case .notEndWith: .not(test(.ends, items))
    case .image:
      value.contains("\\")
        ? .test(test(.equals, items)) : .any([.test(test(.equals, items)), .test(test(.ends, ["\\" + value]))])
    case .lessThan, .moreThan: throw .orderOfTexts
    }
  }

  /// Control characters, and the two that YAML takes for ends of lines as well.
  private static func breaksLines(_ scalar: Unicode.Scalar) -> Bool {
    [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
  }

  private static func items(of list: String) throws(ExportFault) -> [String] {
    let items = list.split(separator: ";", omittingEmptySubsequences: false).map { String($0) }
    guard items.allSatisfy({ !$0.isEmpty }) else { throw .emptyValue }
    return items
  }

  /// All tests in it, those under a `not` too.
  var tests: [ExportTest] {
    switch self {
    case .test(let test), .not(let test): [test]
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    }
  }

  /// The tests of which the opposite is asked for.
  var negated: [ExportTest] {
    switch self {
    case .test: []
    case .not(let test): [test]
    case .all(let parts), .any(let parts): parts.flatMap(\.negated)
    }
  }
}

/// Tests that all have to hold, some of them negated.
struct Conjunction: Hashable {
  var positive: [ExportTest] = []
  var negative: [ExportTest] = []

  /// `term` as alternatives; each value of a list is one, where `splitsLists` says so.
  static func alternatives(of term: ExportTerm, splitsLists: Bool) throws(ExportFault) -> [Conjunction] {
    switch term {
    case .test(let test): return (splitsLists ? test.single : [test]).map { Conjunction(positive: [$0]) }
    case .not(let test): return [Conjunction(negative: [test])]
    case .any(let parts):
      var all: [Conjunction] = []
      for part in parts {
        all += try alternatives(of: part, splitsLists: splitsLists)
        guard all.count <= most else { throw .tooManyAlternatives }
      }
      return all
    case .all(let parts):
      var all = [Conjunction()]
      for part in parts {
        let more = try alternatives(of: part, splitsLists: splitsLists)
        guard all.count * more.count <= most else { throw .tooManyAlternatives }
        all = all.flatMap { one in
          more.map { Conjunction(positive: one.positive + $0.positive, negative: one.negative + $0.negative) }
        }
      }
      return all
    }
  }

  /// What one exclusion may come to.
  private static let most = 1000
}
