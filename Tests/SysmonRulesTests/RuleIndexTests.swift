import Testing

@testable import SysmonRules

@Suite("Index of rules")
struct RuleIndexTests {
  private static let paths = [
    #"C:\a\x.exe"#, #"C:\A\X.EXE"#, #"C:\a\b\x.exe"#, #"C:\a"#, #"C:\a\"#, "x.exe", "-", #"\"#,
  ]

  private static func rule(_ conditions: [FieldCondition], _ relation: GroupRelation = .and) -> FilterSection.Item {
    .rule(CompoundRule(relation: relation, conditions: conditions))
  }

  /// Rules of one or two conditions, in every combination of fields, comparisons and values.
  private static let items: [FilterSection.Item] = {
    let comparisons: [Comparison] = [.is, .beginWith, .endWith, .isNot]
    let conditions = [FilterField.sourceImage, .targetImage].map { field in
      comparisons.flatMap { comparison in paths.map { FieldCondition(field, comparison, $0) } }
    }
    let single = conditions.joined().map { rule([$0]) }
    let double = conditions[0].flatMap { first in conditions[1].map { rule([first, $0]) } }
    return single + double + conditions[0].map { .condition($0) } + conditions[0].map { rule([$0], .or) }
  }()

  private static let sections = items.map { FilterSection(onMatch: .exclude, relation: .and, items: [$0]) }

  @Test("It never passes over an item that matches", arguments: paths)
  func completeness(source: String) {
    let index = RuleIndex(Self.items)
    for target in Self.paths.prefix(4) {
      let event = FilterEvent([.sourceImage: source, .targetImage: target])
      let candidates = index.candidates(for: event)
      #expect(candidates == Set(candidates).sorted())
      let matching = Self.sections.indices.filter { Self.sections[$0].decides(event) }
      #expect(!matching.isEmpty && Set(matching).isSubset(of: candidates))
    }
  }

  @Test("Rules that share a source are told apart by another field, also where that varies")
  func sharedSource() {
    let items = (0..<100).map { number in
      Self.rule([
        FieldCondition(.sourceImage, .is, #"C:\Windows\System32\csrss.exe"#),
        number % 2 == 0
          ? FieldCondition(.targetImage, .is, #"C:\V\\#(number)\x.exe"#)
          : FieldCondition(.targetImage, .beginWith, #"C:\V\\#(number)\app-"#),
      ])
    }
    let index = RuleIndex(items)
    for (target, place) in [(#"c:\v\42\x.exe"#, 42), (#"c:\v\43\app-1.2\x.exe"#, 43)] {
      let event = FilterEvent([.sourceImage: #"C:\Windows\System32\csrss.exe"#, .targetImage: target])
      #expect(index.candidates(for: event) == [place])
    }
  }
}

extension FilterSection {
  fileprivate func decides(_ event: FilterEvent) -> Bool {
    var name: String?
    return match(event, leaving: &name) != nil
  }
}
