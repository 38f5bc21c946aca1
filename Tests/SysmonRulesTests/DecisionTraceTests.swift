import RemoteThread
import TestSupport
import Testing

@testable import SysmonRules

@Suite("Traces")
struct DecisionTraceTests {
  @Test("A trace says why a filter did not match: what it asked for, and what the event has")
  func words() throws {
    let condition = FieldCondition(.sourceImage, .is, "no")
    let section = FilterSection(onMatch: .exclude, relation: .or, items: [.condition(condition)])
    let trace = FilterConfiguration(sections: [section]).trace(FilterEvent([.sourceImage: "yes"]))
    let filter = try #require(trace.sections.first?.items.first?.filters.first)
    #expect(filter.condition == condition && filter.text == "yes" && !filter.matched)
    #expect(trace.decision == Decision(logged: true, basis: .nothingMatched))
  }

  @Test("Visiting ends where the answer is fixed")
  func ending() {
    let yes = FieldCondition(.sourceImage, .is, "a")
    let no = FieldCondition(.targetImage, .is, "no")
    let rule = CompoundRule(relation: .and, conditions: [no, yes])
    let section = FilterSection(
      onMatch: .include, relation: .or, items: [.rule(rule), .condition(yes), .condition(no)])
    let trace = FilterConfiguration(sections: [section]).trace(FilterEvent([.sourceImage: "a", .targetImage: "b"]))
    #expect(trace.sections.flatMap(\.items).map(\.filters.count) == [1, 1])
    #expect(trace.decision.path == FilterPath(section: 0, item: 1))
  }

  @Test(
    "In an 'and' section a field that matched is not asked again, and one that failed is asked on while it can match")
  func repeatedFields() {
    func filter(_ text: String, _ name: String, _ field: FilterField = .sourceImage) -> FilterSection.Item {
      .condition(FieldCondition(field, .is, text, name: name))
    }
    let items = [filter("no", "1"), filter("a", "2"), filter("a", "3"), filter("no", "4", .targetImage)]
    let last = FilterSection(
      onMatch: .include, relation: .or, items: [.condition(FieldCondition(.sourceImage, .is, "a"))])
    let first = FilterSection(onMatch: .exclude, relation: .and, items: items)
    let event = FilterEvent([.sourceImage: "a"])
    let configuration = FilterConfiguration(sections: [first, last])
    #expect(configuration.trace(event).sections[0].items.map(\.path.item) == [0, 1, 3])
    #expect(configuration.decide(event).ruleName == "2")
    let failing = FilterSection(
      onMatch: .exclude, relation: .and, items: [filter("no", "1"), filter("-", "stale", .targetImage)])
    #expect(FilterConfiguration(sections: [failing, last]).decide(event).ruleName == nil)
  }

  @Test("The trace and the decision always agree, whatever the configuration", arguments: [1, 2, 3, 4] as [UInt64])
  func agreement(seed: UInt64) {
    var made = RandomConfigurations(random: SplitMix64(seed: seed))
    var read = 0
    for _ in 0..<500 {
      let xml = Array(made.document().utf8)
      let reader: ReaderKind = Bool.random(using: &made.random) ? .pugixml : .libxml2
      guard let configuration = try? FilterConfiguration(xml: xml, reader: reader) else { continue }
      read += 1
      for _ in 0..<10 {
        let event = made.event()
        let (trace, decision) = (configuration.trace(event), configuration.decide(event))
        #expect(trace.decision == decision)
        if let path = decision.path { #expect(configuration.positions[path] != nil) }
        let matching = trace.sections.filter(\.matched)
        #expect(matching.map(\.path.section) == (decision.path.map { [$0.section] } ?? []))
      }
    }
    #expect(read > 200)
  }

  @Test("Kept decisions are the same as fresh ones")
  func keeping() throws {
    let filters = #"<SourceImage condition="end with">\a.exe</SourceImage><StartFunction>f</StartFunction>"#
    let xml =
      #"<Sysmon schemaversion="4.90"><EventFiltering><RuleGroup groupRelation="or">"#
      + #"<CreateRemoteThread onmatch="exclude">\#(filters)</CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>"#
    let configuration = try FilterConfiguration(xml: Array(xml.utf8))
    var filter = EventFilter(configuration)
    for _ in 0..<2 {
      for (source, function) in [(#"C:\a.exe"#, "f"), (#"C:\b.exe"#, "f"), (#"C:\b.exe"#, nil), (#"C:\B\A.EXE"#, nil)] {
        let event = RemoteThreadEvent.sample(sourceImage: source, startFunction: function)
        #expect(filter.decide(event) == configuration.decide(FilterEvent(event)))
      }
    }
  }
}
