import Testing

@testable import SysmonRules

@Suite("Printing an exclude configuration")
struct PrintingTests {
  private func printed(_ conditions: [FieldCondition], comment: [String] = []) throws -> String {
    let rule = ExcludeConfiguration.Rule(comment: comment, conditions: conditions)
    return String(decoding: try ExcludeConfiguration(header: [], rules: [rule]).xml(), as: UTF8.self)
  }

  @Test("One section, explicit relations and conditions, two spaces a level, LF")
  func form() throws {
    let configuration = ExcludeConfiguration(
      header: ["Header."],
      rules: [
        .init(
          comment: ["3 events.", "Blind to: x."],
          conditions: [FieldCondition(.sourceImage, .is, #"C:\R&D\<a>.exe"#), FieldCondition(.startModule, .is, "-")])
      ])
    #expect(
      String(decoding: try configuration.xml(), as: UTF8.self) == """
        <!-- Header. -->
        <Sysmon schemaversion="4.90">
          <EventFiltering>
            <RuleGroup name="" groupRelation="or">
              <CreateRemoteThread onmatch="exclude">
                <!-- 3 events.
                     Blind to: x. -->
                <Rule groupRelation="and">
                  <SourceImage condition="is">C:\\R&amp;D\\&lt;a&gt;.exe</SourceImage>
                  <StartModule condition="is">-</StartModule>
                </Rule>
              </CreateRemoteThread>
            </RuleGroup>
          </EventFiltering>
        </Sysmon>

        """)
  }

  @Test("What was printed reads back as it was meant, with every condition")
  func roundTrip() throws {
    let conditions = Comparison.allCases.map { FieldCondition(.targetImage, $0, #"C:\R&D; <"'é]]>\x.exe"#) }
    let configuration = try FilterConfiguration(xml: Array(printed(conditions).utf8))
    let rule = CompoundRule(relation: .and, conditions: conditions)
    #expect(
      configuration.sections == [FilterSection(onMatch: .exclude, relation: .or, items: [.rule(rule)])])
    #expect(configuration.remarks.isEmpty)
  }

  @Test("No rule at all: everything is logged")
  func empty() throws {
    let xml = try ExcludeConfiguration(header: [], rules: []).xml()
    #expect(
      try FilterConfiguration(xml: xml).decide(FilterEvent([:])) == Decision(logged: true, basis: .nothingMatched))
  }

  @Test("A comment can hold anything", arguments: ["--", "-->", "a---", "-", "]]>", "<Rule>", "\u{0}\u{B}\n", "--!>"])
  func comments(text: String) throws {
    let condition = FieldCondition(.sourceImage, .is, "x")
    let xml = try printed([condition], comment: [text, text])
    let items = try FilterConfiguration(xml: Array(xml.utf8)).sections.flatMap(\.items)
    #expect(items == [.rule(CompoundRule(relation: .and, conditions: [condition]))])
  }

  @Test(
    "A value that some Sysmon would read differently is refused",
    arguments: [
      (.is, "", .empty), (.is, " a", .outerWhiteSpace), (.is, "a\u{A0}", .outerWhiteSpace),
      (.is, "%TEMP%", .percentSign),
      (.is, "a\tb", .unprintable), (.is, "a\u{FFFE}", .unprintable), (.is, "a\u{2028}b", .unprintable),
      (.is, "a\u{200B}", .misleading), (.containsAny, "a;", .emptyListItem), (.isAny, "a;;b", .emptyListItem),
    ] as [(Comparison, String, FilterValueFault)])
  func refusedValues(comparison: Comparison, value: String, fault: FilterValueFault) {
    #expect(throws: PrintingError.value(.sourceImage, fault)) {
      try printed([FieldCondition(.sourceImage, comparison, value)])
    }
  }

  @Test("A rule without conditions and a condition with a name are refused")
  func refusedRules() {
    #expect(throws: PrintingError.emptyRule) { try printed([]) }
    #expect(throws: PrintingError.named(.sourceImage)) {
      try printed([FieldCondition(.sourceImage, .is, "x", name: "n")])
    }
  }
}
