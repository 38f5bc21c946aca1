import Reports
import SysmonRules
import Testing

@Suite("Exclusions in other languages")
struct ExclusionExportTests {
  private static func export(_ items: [FilterSection.Item], to language: ExportLanguage) -> ExclusionExport {
    let section = FilterSection(onMatch: .exclude, relation: .or, items: items)
    return ExclusionExport(of: FilterConfiguration(sections: [section]), to: language)
  }

  private static func export(_ condition: FieldCondition, to language: ExportLanguage) -> ExclusionExport {
    export([.condition(condition)], to: language)
  }

  @Test(
    "A value is escaped by the rules of its language",
    arguments: [
      (.sigma, #"C:\it's *?.exe"#, #"- SourceImage: 'C:\\it''s \*\?.exe'"#),
      (.elastic, #"C:\a "b"*.exe"#, #""value":"C:\\a \"b\"*.exe""#),
      (.splunk, #"C:\a "b".exe"#, #"SourceImage="C:\\a \"b\".exe""#),
      (.kql, #"C:\a "b"*.exe"#, #"SourceImage =~ @"C:\a ""b""*.exe""#),
      (.wef, #"C:\it's & <b>.exe"#, #"Data[@Name='SourceImage']="C:\it's &amp; &lt;b&gt;.exe""#),
      (.wef, #"C:\"b".exe"#, #"Data[@Name='SourceImage']='C:\"b".exe'"#),
    ] as [(ExportLanguage, String, String)])
  func escaping(language: ExportLanguage, value: String, text: String) {
    let export = Self.export(FieldCondition(.sourceImage, .is, value), to: language)
    #expect(export.refusals.isEmpty && export.text.contains(text), "\(export.text)")
  }

  @Test(
    "Beginnings, ends and parts become what the language has for them",
    arguments: [
      (.sigma, .beginWith, #"SourceImage|startswith: 'a'"#), (.sigma, .endWith, #"SourceImage|endswith: 'a'"#),
      (.sigma, .contains, #"SourceImage|contains: 'a'"#), (.elastic, .beginWith, #""type":"wildcard","value":"a*""#),
      (.elastic, .endWith, #""type":"wildcard","value":"*a""#), (.elastic, .contains, #""value":"*a*""#),
      (.splunk, .beginWith, #"SourceImage="a*""#), (.splunk, .endWith, #"SourceImage="*a""#),
      (.splunk, .contains, #"SourceImage="*a*""#), (.splunk, .excludes, #"(NOT SourceImage="*a*")"#),
      (.kql, .beginWith, #"SourceImage startswith @"a""#), (.kql, .notEndWith, #"not (SourceImage endswith @"a")"#),
      (.splunk, .image, #"(SourceImage="a" OR SourceImage="*\\a")"#),
    ] as [(ExportLanguage, Comparison, String)])
  func comparisons(language: ExportLanguage, comparison: Comparison, text: String) {
    let export = Self.export(FieldCondition(.sourceImage, comparison, "a"), to: language)
    #expect(export.refusals.isEmpty && export.text.contains(text), "\(export.text)")
  }

  @Test(
    "What a language cannot say is refused, and nothing wider said",
    arguments: [
      (.wef, .sourceImage, .beginWith, "a"), (.wef, .sourceImage, .isNot, "a"), (.wef, .sourceImage, .is, "'\""),
      (.elastic, .sourceImage, .excludes, "a"), (.elastic, .startModule, .isAny, "-;a"),
      (.elastic, .newThreadId, .is, "1"), (.splunk, .sourceImage, .is, "a*"), (.splunk, .sourceImage, .is, "Ü"),
      (.sigma, .sourceImage, .is, "Ü"), (.kql, .startModule, .is, "a"), (.kql, .sourceImage, .is, "-"),
      (.sigma, .newThreadId, .lessThan, "5"), (.sigma, .ruleName, .is, "-"), (.sigma, .sourceImage, .is, ""),
      (.sigma, .sourceImage, .containsAny, "a;"), (.splunk, .sourceImage, .is, "a\nb"),
      (.sigma, .sourceImage, .is, "a\u{2028}b"),
    ] as [(ExportLanguage, FilterField, Comparison, String)])
  func refusals(language: ExportLanguage, field: FilterField, comparison: Comparison, value: String) {
    let export = Self.export(FieldCondition(field, comparison, value), to: language)
    #expect(export.refusals.count == 1 && export.exported == 0 && export.text.isEmpty, "\(export.text)")
  }

  @Test("A rule is refused as a whole where one of its conditions cannot be said")
  func wholeRules() {
    let rule = CompoundRule(
      relation: .and,
      conditions: [FieldCondition(.sourceImage, .is, "a"), FieldCondition(.startModule, .beginWith, "b")])
    let plain = FieldCondition(.targetImage, .is, "c")
    let export = Self.export([.rule(rule), .condition(plain)], to: .wef)
    #expect(export.exported == 1 && export.refusals.map(\.path) == [FilterPath(section: 0, item: 0)])
    #expect(!export.text.contains("SourceImage"))
  }

  @Test("A negative condition without letters is the same where letter case counts")
  func dots() {
    let export = Self.export(FieldCondition(.sourceImage, .excludes, ".."), to: .elastic)
    let entry = #"{"field":"process.executable","operator":"excluded","type":"wildcard","value":"*..*"}"#
    #expect(export.text.contains(entry), "\(export.text)")
  }

  @Test("A blank field is one that is not there, where the pipeline takes blank ones away")
  func blank() {
    let export = Self.export(FieldCondition(.startModule, .is, "-"), to: .elastic)
    #expect(export.text.contains(#"{"field":"winlog.event_data.StartModule","operator":"excluded","type":"exists"}"#))
  }

  @Test("An 'and' section is one exclusion, in which filters of one field are alternatives")
  func andSections() {
    let items: [FilterSection.Item] = [
      .condition(FieldCondition(.sourceImage, .is, "a")), .condition(FieldCondition(.sourceImage, .is, "b")),
      .condition(FieldCondition(.targetImage, .is, "c")),
    ]
    let section = FilterSection(onMatch: .exclude, relation: .and, items: items)
    let export = ExclusionExport(of: FilterConfiguration(sections: [section]), to: .splunk)
    #expect(export.text.contains(#"((SourceImage="a" OR SourceImage="b") TargetImage="c")"#), "\(export.text)")
  }

  @Test("A query of Windows' event log stays below its limit of expressions: a long list is taken apart")
  func limit() {
    let list = (0..<30).map { "C:\\\($0).exe" }.joined(separator: ";")
    let export = Self.export(FieldCondition(.sourceImage, .isAny, list), to: .wef)
    #expect(export.text.split(separator: "\n").filter { $0.contains("<Suppress") }.count == 30)
  }
}
