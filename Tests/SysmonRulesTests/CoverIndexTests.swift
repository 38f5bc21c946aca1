import TestSupport
import Testing

@testable import SysmonRules

@Suite("Index of covers")
struct CoverIndexTests {
  @Test("It finds the covers that holding every item against every other finds", arguments: [1, 2, 3, 4] as [UInt64])
  func completeness(seed: UInt64) throws {
    var made = RandomConfigurations(random: SplitMix64(seed: seed))
    var covered = 0
    for _ in 0..<100 {
      guard let document = try? ConfigurationDocument(Array(made.document().utf8)) else { continue }
      let items = SectionPicture.all(in: document, reader: .pugixml).flatMap(\.items)
      let found = ShadowCheck.covers(of: items, by: items)
      for (item, cover) in zip(items, found) {
        let expected = items.first { ShadowCheck.covers($0, item) }
        #expect(cover?.conditions == expected?.conditions, "\(item.conditions)")
        covered += cover == nil ? 0 : 1
      }
    }
    #expect(covered > 100)
  }

  @Test("A thousand filters are searched, and the one that another covers is found")
  func size() throws {
    let many = (0..<1000).map { number in
      #"<SourceImage condition="is">C:\Program Files\Vendor \#(number)\app.exe</SourceImage>"#
    }
    let covered = #"<SourceImage condition="end with">\Vendor 77\app.exe</SourceImage>"#
    let xml =
      #"<Sysmon schemaversion="4.90"><EventFiltering><RuleGroup groupRelation="or"><CreateRemoteThread onmatch="exclude">"#
      + many.joined() + covered + "</CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>"
    let findings = ConfigurationValidation.findings(in: Array(xml.utf8), reader: .libxml2)
    #expect(findings.map(\.kind) == [.shadowed])
    #expect(findings.first?.severity == .warning)
  }

  @Test("Filters that are all alike are not searched to the end, which the findings say")
  func alike() throws {
    let many = String(
      repeating: #"<Rule groupRelation="and"><SourceImage condition="contains">a</SourceImage></Rule>"#, count: 100)
    let xml =
      #"<Sysmon schemaversion="4.90"><EventFiltering><RuleGroup groupRelation="or"><CreateRemoteThread onmatch="exclude">"#
      + many + "</CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>"
    let document = try ConfigurationDocument(Array(xml.utf8))
    let section = try #require(SectionPicture.all(in: document, reader: .libxml2).first)
    #expect(ShadowCheck.findings(in: section).count { $0.severity == .warning } == 99)
    let cut = ShadowCheck.findings(in: section, mostWork: 1_000_000)
    #expect(cut.contains { $0.severity == .note && $0.kind == .shadowed } && cut.count < 99)
  }
}
