import RemoteThread
import TestSupport
import Testing

@testable import SysmonRules

@Suite("Verdicts from answers to single fields")
struct VerdictTableTests {
  private static let texts = [
    "a", "A", "ab", "b", "-", ";", "a;", "a;b;AB", ";a;b", "a;;b", " a", "%a%", "é", "e\u{301}", "É", "\u{212A}", "*",
    #"C:\a"#, #"c:\A\b.exe"#, #"\b.exe"#, "b.exe", #"C:\a\"#, "5EC0", "0x", "0x00007FF8", "0xFFFF7FFFFFFFFFFF",
    String(repeating: "a", count: 3000), "a\u{0}b", "👩‍👩‍👧", "",
  ]
  private static let addresses: [StartAddress?] =
    ["0x00007FF8A0B05EC0", "0xFFFFF8031A2B2460", "0xA0B05EC0", "0x5EC0", "0x0"].map { StartAddress($0) } + [nil]

  private static func condition(_ random: inout SplitMix64) -> FieldCondition {
    FieldCondition(
      StartAnswers.fields.randomElement(using: &random) ?? .sourceImage,
      Comparison.allCases.randomElement(using: &random) ?? .is, texts.randomElement(using: &random) ?? "",
      name: Int.random(in: 0..<8, using: &random) == 0 ? "n" : nil)
  }

  private static func section(_ random: inout SplitMix64) -> FilterSection {
    let items = (0..<Int.random(in: 0...6, using: &random)).map { _ -> FilterSection.Item in
      guard Int.random(in: 0..<4, using: &random) > 0 else { return .condition(condition(&random)) }
      let conditions = (0..<Int.random(in: 0...4, using: &random)).map { _ in condition(&random) }
      let relation: GroupRelation = Int.random(in: 0..<4, using: &random) > 0 ? .and : .or
      return .rule(CompoundRule(relation: relation, conditions: conditions))
    }
    return FilterSection(onMatch: Bool.random(using: &random) ? .include : .exclude, relation: .or, items: items)
  }

  private static func event(_ random: inout SplitMix64) -> RemoteThreadEvent {
    func text() -> String { texts.randomElement(using: &random) ?? "" }
    let images = (0..<2).map { _ in ImagePath(text()) ?? ImagePath("a") }.compactMap { $0 }
    return RemoteThreadEvent(
      utcTime: UTCTime(milliseconds: 0), computer: "PC", sourceImage: images[0], targetImage: images[1],
      startAddress: addresses.randomElement(using: &random) ?? nil, startModule: ImagePath(text()),
      startFunction: BlankField.value(text()))
  }

  @Test(
    "They are those of the plain engine, whatever the rules and the events", arguments: 1...8 as ClosedRange<UInt64>)
  func agreement(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var verdicts = [true: 0, false: 0]
    for _ in 0..<300 {
      let sections = (0..<Int.random(in: 0...3, using: &random)).map { _ in Self.section(&random) }
      let configuration = FilterConfiguration(sections: sections)
      var table = try #require(VerdictTable(configuration))
      for _ in 0..<30 {
        let event = Self.event(&random)
        let answers = table.answers(to: event)
        let isLogged = table.isLogged(answers)
        #expect(isLogged == configuration.decide(FilterEvent(event)).logged, "\(configuration.sections) \(event)")
        verdicts[isLogged, default: 0] += 1
      }
    }
    #expect(verdicts.values.allSatisfy { $0 > 1000 })
  }

  @Test(
    "Exclusions match by answers to single fields what they match as a whole", arguments: 1...4 as ClosedRange<UInt64>)
  func exclusions(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var matches = [true: 0, false: 0]
    for _ in 0..<300 {
      var section = Self.section(&random)
      if Bool.random(using: &random) {
        section = FilterSection(onMatch: .exclude, relation: .and, items: section.items)
      }
      for exclusion in Exclusion.all(in: FilterConfiguration(sections: [section])) {
        let questions = ExclusionQuestions(exclusion)
        for _ in 0..<10 {
          let event = Self.event(&random)
          let isMatched = questions.isMatched(where: questions.answers(to: event))
          #expect(isMatched == exclusion.matches(event), "\(section) \(event)")
          matches[isMatched, default: 0] += 1
        }
      }
    }
    #expect(matches.values.allSatisfy { $0 > 500 })
  }

  @Test("Filters beyond the sixty-fourth count, and those on other fields than a start's")
  func manyFilters() {
    let filters = (0..<200).map { FieldCondition(.sourceImage, .is, "\($0)") }
    let user = FieldCondition(.sourceUser, .is, "u")
    let rule = CompoundRule(relation: .or, conditions: filters)
    let section = FilterSection(onMatch: .exclude, relation: .and, items: [.rule(rule), .condition(user)])
    let questions = Exclusion.all(in: FilterConfiguration(sections: [section])).map { ExclusionQuestions($0) }
    for (image, name, isMatched) in [
      ("0", "u", true), ("64", "u", true), ("199", "u", true), ("199", "v", false), ("200", "u", false),
    ] {
      var event = RemoteThreadEvent.sample(sourceImage: image)
      event.sourceUser = name
      #expect(questions.map { $0.isMatched(where: $0.answers(to: event)) } == [isMatched], "\(image) \(name)")
    }
  }

  @Test("A configuration that asks for more than a start, or joins filters by 'and', has no table")
  func noTable() {
    let user = FilterSection(
      onMatch: .exclude, relation: .or, items: [.condition(FieldCondition(.sourceUser, .is, "u"))])
    let conjunction = FilterSection(
      onMatch: .exclude, relation: .and, items: [.condition(FieldCondition(.sourceImage, .is, "a"))])
    #expect(VerdictTable(FilterConfiguration(sections: [user])) == nil)
    #expect(VerdictTable(FilterConfiguration(sections: [conjunction])) == nil)
  }
}

extension ExclusionQuestions {
  fileprivate func answers(to event: RemoteThreadEvent) -> FulfilledConditions {
    StartAnswers.fields.reduce(answersBeyondStart(of: event)) {
      $0.union(answer(to: event.text(of: $1), of: $1))
    }
  }
}
