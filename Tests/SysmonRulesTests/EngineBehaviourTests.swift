import Testing

@testable import SysmonRules

/// What Microsoft's engine was seen to do, one row for each thing that its two readers or an unusual text make of it.
@Suite("The engine, case by case")
struct EngineBehaviourTests {
  enum Outcome { case logged, dropped, refused }

  struct Case: CustomStringConvertible {
    let configuration: String
    let strict: Outcome
    let lenient: Outcome

    init(_ configuration: String, _ both: Outcome) { self.init(configuration, both, both) }

    init(_ configuration: String, _ strict: Outcome, _ lenient: Outcome) {
      self.configuration = configuration
      self.strict = strict
      self.lenient = lenient
    }

    var description: String { configuration }
  }

  private static let event = FilterEvent([
    .sourceImage: #"C:\Dir\Éa;b.exe"#, .targetImage: #"C:\x y"#, .newThreadId: "500", .startModule: "",
    .startAddress: "0x00007FFB2E6A5E80", .startFunction: "a&b", .sourceUser: "line\nfeed",
  ])

  private static func document(_ sections: String, schema: String = "4.90") -> String {
    #"<Sysmon schemaversion="\#(schema)"><EventFiltering>\#(sections)</EventFiltering></Sysmon>"#
  }

  /// An include section: what it matches is logged.
  private static func included(_ items: String, relation: String = "or", schema: String = "4.90") -> String {
    document(
      #"<RuleGroup groupRelation="\#(relation)"><CreateRemoteThread onmatch="include">\#(items)</CreateRemoteThread></RuleGroup>"#,
      schema: schema)
  }

  private static func filter(_ condition: String, _ value: String, _ field: String = "SourceImage") -> String {
    #"<\#(field) condition="\#(condition)">\#(value)</\#(field)>"#
  }

  private static let yes = filter("contains", "dir")
  private static let no = filter("is", "no")
  private static let exclude = #"<CreateRemoteThread onmatch="exclude"/>"#

  private static let sections: [Case] = [
    Case(document(exclude), .logged),
    Case(document(exclude + "</EventFiltering><EventFiltering>" + exclude), .dropped),
    Case(document(#"<RuleGroup groupRelation="or">"# + exclude + exclude + "</RuleGroup>"), .dropped),
    Case(document(#"<CreateRemoteThread default="include"/>"#), .logged),
    Case(document(#"<CreateRemoteThread default="exclude"/>"#), .dropped),
    Case(document("<CreateRemoteThread/>"), .dropped),
    Case(document("<CreateRemoteThread/>" + exclude), .logged),
    Case(document(#"<CreateRemoteThread onmatch="exclude" default="include"/>"#), .dropped),
    Case(document(#"<CreateRemoteThread onmatch="other">\#(yes)</CreateRemoteThread>"#), .refused, .logged),
    Case(document(#"<CreateRemoteThread onmatch="EXCLUDE"/>"#), .refused, .logged),
    Case(document(#"<createremotethread onmatch="exclude"/>"#), .refused, .dropped),
    Case(document("<Wrapper>" + exclude + "</Wrapper>"), .refused, .logged),
  ]

  private static let relations: [Case] =
    [("4.0", true), ("4.1", true), ("4.10", true), ("4.2", false), ("4.20", false), ("4.90", false)].map {
      Case(
        document(
          #"<CreateRemoteThread onmatch="include">\#(yes)\#(filter("is", "no", "TargetImage"))</CreateRemoteThread>"#,
          schema: $0), $1 ? .logged : .dropped)
    } + [
      Case(included(yes + filter("is", "no", "TargetImage"), relation: "OR"), .refused, .logged),
      Case(included(yes + filter("is", "no", "TargetImage"), relation: "xor"), .refused, .dropped),
      Case(included(yes + filter("is", "no", "TargetImage"), relation: ""), .refused, .dropped),
      Case(included(no + yes, relation: "and"), .logged),
      Case(included(filter("is not", "a") + filter("is not", "b"), relation: "and"), .logged),
      Case(included(#"<Rule groupRelation="and">\#(no)\#(yes)</Rule>"#), .dropped),
      Case(included("<Rule>\(no)\(yes)</Rule>"), .logged),
      Case(included(#"<Rule groupRelation="any">\#(no)\#(yes)</Rule>"#), .dropped),
      Case(included("<Rule>\(yes)</Rule><Rule>\(no)</Rule>", relation: "and"), .dropped),
      Case(included("<Rule/>" + yes, relation: "and"), .refused, .logged),
      Case(included("<rule>\(yes)</rule>"), .refused, .logged),
      Case(included("<Rule><Rule>\(yes)</Rule></Rule>"), .refused, .dropped),
    ]

  private static let texts: [Case] = [
    Case(included(filter("is", "-", "StartModule")), .logged),
    Case(included(filter("is", "", "StartModule")), .dropped),
    Case(included(filter("is", "C:\\x y ", "TargetImage")), .dropped),
    Case(included(filter("is not", "\nC:\\x y", "TargetImage")), .logged),
    Case(included(filter("is", "line\r\nfeed", "SourceUser")), .logged),
    // Nothing but white space is empty to one reader.
    Case(included(filter("contains", "  ")), .dropped, .logged),
    Case(included(filter("contains", "D<!-- c -->ir")), .logged),
    Case(included(filter("contains", "Dir<!-- c -->X")), .dropped, .logged),
    Case(included(filter("contains", "<![CDATA[D]]>irX")), .dropped, .logged),
    Case(included(filter("begin with", "c&#58;&#x5c;")), .logged),
    Case(included(filter("is", "a&amp;b", "StartFunction")), .logged),
    Case(included(filter("is", "a&b", "StartFunction")), .refused, .logged),
    Case(included(filter("contains", "éa")), .dropped), Case(included(filter("contains", "ÉA")), .logged),
    Case(included(filter("begin with", "*")), .dropped),
    Case(included(filter("contains", "dir") + "text"), .refused, .logged),
  ]

  private static let comparisons: [Case] = [
    Case(included("<SourceImage>c:\\dir\\Éa;b.EXE</SourceImage>"), .logged),
    Case(included(filter("", "c:\\dir\\Éa;b.EXE")), .logged), Case(included(filter("CONTAINS", "dir")), .logged),
    Case(included(filter(" contains", "dir")), .refused), Case(included(filter("begin with any", "C;D")), .refused),
    Case(included(filter("not contains", "q")), .refused), Case(included(filter("begins with", "C")), .refused),
    Case(included(filter("not begin with", "q"), schema: "4.0"), .logged),
    Case(included(#"<SourceImage Condition="contains">dir</SourceImage>"#), .refused, .dropped),
    Case(included(#"<SourceImage condition="contains" condition="is">dir</SourceImage>"#), .refused, .logged),
    Case(included(filter("is any", "q;c:\\dir\\Éa;b.exe")), .dropped),
    Case(included(filter("end with", "a;b.exe")), .logged),
    Case(included(filter("contains any", "q;")), .logged), Case(included(filter("excludes any", "q;")), .dropped),
    Case(included(filter("contains all", "dir;")), .logged), Case(included(filter("contains all", "dir;q;")), .dropped),
    Case(included(filter("excludes all", "dir;")), .dropped), Case(included(filter("excludes all", "dir;q")), .logged),
    Case(included(filter("contains any", "q;;b")), .logged), Case(included(filter("contains all", "dir;;b")), .logged),
    Case(included(filter("contains all", "dir;;c")), .dropped),
    Case(included(filter("is any", ";-", "StartModule")), .logged),
    Case(included(filter("is any", "q;", "StartModule")), .dropped),
    Case(included(filter("image", "Éa;b.exe")), .logged), Case(included(filter("image", "dir\\Éa;b.exe")), .dropped),
    Case(included(filter("more than", "4321", "NewThreadId")), .logged),
    Case(included(filter("less than", "0x00007FFB2E6A5E81", "StartAddress")), .logged),
    Case(included(filter("is", "0x7FFB2E6A5E80", "StartAddress")), .dropped),
  ]

  private static let documents: [Case] = [
    Case(included(filter("is", "no", "sourceimage") + yes), .refused, .dropped),
    Case(included(filter("is", "no", "SequenceNumber") + yes, schema: "4.0"), .refused, .dropped),
    Case(included(filter("contains", "line", "SourceUser"), schema: "4.70"), .refused, .logged),
    Case(included(filter("is", "-", "RuleName"), schema: "4.0"), .refused, .logged),
    Case(included(filter("is", "-", "RuleName"), schema: "4.1"), .logged),
    // A field of another event in a Rule: the section and all later ones are lost.
    Case(included("<Rule>\(filter("is", "no", "Image"))\(yes)</Rule>"), .dropped),
    Case(document(exclude, schema: "3.40"), .refused), Case(document(exclude, schema: "-4.90"), .refused),
    Case(document(exclude, schema: ""), .refused), Case(document(exclude, schema: "new"), .refused),
    Case(document(exclude, schema: "4.99"), .logged), Case(document(exclude, schema: "6.0"), .logged),
    Case("<Other schemaversion=\"4.90\"><EventFiltering>\(exclude)</EventFiltering></Other>", .refused),
    Case("<!DOCTYPE Sysmon>" + document(exclude), .refused, .logged),
    Case(
      included(yes.replacing("<SourceImage", with: #"<SourceImage name="\#(String(repeating: "n", count: 255))""#)),
      .logged),
    Case(
      included(yes.replacing("<SourceImage", with: #"<SourceImage name="\#(String(repeating: "é", count: 128))""#)),
      .refused),
  ]

  @Test("Sections", arguments: sections) func section(row: Case) { Self.check(row) }

  @Test("Relations", arguments: relations) func relation(row: Case) { Self.check(row) }

  @Test("Texts", arguments: texts) func text(row: Case) { Self.check(row) }

  @Test("Conditions", arguments: comparisons) func comparison(row: Case) { Self.check(row) }

  @Test("Documents", arguments: documents) func document(row: Case) { Self.check(row) }

  private static func check(_ row: Case) {
    for (reader, expected) in [(ReaderKind.libxml2, row.strict), (.pugixml, row.lenient)] {
      let configuration = try? FilterConfiguration(xml: Array(row.configuration.utf8), reader: reader)
      let outcome = configuration.map { $0.decide(event).logged ? Outcome.logged : .dropped } ?? .refused
      #expect(outcome == expected, "\(reader): \(row)")
    }
  }

  @Test("An empty name takes the one of the Rule to one reader, and blocks it to the other")
  func emptyNames() throws {
    let rule = #"<Rule name="outer"><SourceImage name="" condition="contains">dir</SourceImage></Rule>"#
    let xml = Array(Self.included(rule).utf8)
    #expect(try FilterConfiguration(xml: xml, reader: .pugixml).decide(Self.event).ruleName == "outer")
    #expect(try FilterConfiguration(xml: xml, reader: .libxml2).decide(Self.event).ruleName == nil)
  }

  @Test("Under 'and' the last filter that matches gives its name")
  func lastName() throws {
    func named(_ name: String, _ value: String, _ field: String) -> String {
      #"<\#(field) name="\#(name)" condition="contains">\#(value)</\#(field)>"#
    }
    let items = named("first", "dir", "SourceImage") + named("last", "x", "TargetImage")
    let xml = Array(Self.included(items, relation: "and").utf8)
    #expect(try FilterConfiguration(xml: xml).decide(Self.event).ruleName == "last")
  }
}
