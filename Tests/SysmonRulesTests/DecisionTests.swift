import Testing

@testable import SysmonRules

@Suite("Decisions")
struct DecisionTests {
  private static let event = FilterEvent([.sourceImage: "a", .targetImage: "b", .startFunction: "f"])

  private static func section(
    _ onMatch: FilterSection.OnMatch, _ relation: GroupRelation = .or, _ items: FilterSection.Item...
  ) -> FilterSection { FilterSection(onMatch: onMatch, relation: relation, items: items) }

  private static func yes(_ name: String? = nil) -> FilterSection.Item {
    .condition(FieldCondition(.sourceImage, .is, "a", name: name))
  }

  private static func no(_ field: FilterField = .sourceImage) -> FilterSection.Item {
    .condition(FieldCondition(field, .is, "no"))
  }

  @Test(
    "Sections together decide",
    arguments: [
      ([], false),
      ([section(.exclude)], true), ([section(.include)], false),
      ([section(.exclude, .or, yes())], false), ([section(.include, .or, yes())], true),
      ([section(.exclude, .or, no())], true), ([section(.include, .or, no())], false),
      ([section(.exclude), section(.exclude)], false),
      ([section(.exclude, .or, no()), section(.include, .or, yes())], true),
      ([section(.include, .or, yes()), section(.exclude, .or, yes())], false),
      ([section(.exclude, .or, no()), section(.include, .or, no())], false),
    ] as [([FilterSection], Bool)])
  func sections(sections: [FilterSection], logged: Bool) {
    #expect(FilterConfiguration(sections: sections).decide(Self.event).logged == logged)
  }

  @Test("Under 'and' filters of one field are alternatives, in a Rule they are not")
  func repeatedField() {
    let rule = FilterSection.Item.rule(
      CompoundRule(
        relation: .and,
        conditions: [FieldCondition(.sourceImage, .is, "a"), FieldCondition(.sourceImage, .is, "no")]))
    let plain = FilterConfiguration(sections: [Self.section(.include, .and, Self.no(), Self.yes())])
    #expect(plain.decide(Self.event).logged)
    let twoFields = FilterConfiguration(sections: [Self.section(.include, .and, Self.yes(), Self.no(.targetImage))])
    #expect(!twoFields.decide(Self.event).logged)
    #expect(!FilterConfiguration(sections: [Self.section(.include, .and, rule)]).decide(Self.event).logged)
  }

  @Test("A name that a failed rule left behind stays, and the default clears it")
  func staleNames() {
    let failing = FilterSection.Item.rule(
      CompoundRule(
        relation: .and,
        conditions: [
          FieldCondition(.sourceImage, .is, "a", name: "stale"), FieldCondition(.targetImage, .is, "no"),
        ]))
    let matched = FilterConfiguration(sections: [Self.section(.include, .or, failing, Self.yes())])
    let path = FilterPath(section: 0, item: 1)
    #expect(
      matched.decide(Self.event) == Decision(logged: true, ruleName: "stale", basis: .matched(path, .include)))
    let fallen = FilterConfiguration(sections: [Self.section(.exclude, .or, failing)])
    #expect(fallen.decide(Self.event) == Decision(logged: true, basis: .nothingMatched))
  }

  @Test("Of two include sections the later one gives the name")
  func laterSection() {
    let sections = ["first", "second"].map { Self.section(.include, .or, Self.yes($0)) }
    #expect(FilterConfiguration(sections: sections).decide(Self.event).ruleName == "second")
  }
}
