import TestSupport
import Testing

@testable import SysmonRules

@Suite("Validating a configuration")
struct ValidationTests {
  private typealias Severity = ConfigurationFinding.Severity

  /// Findings in a section with `body`, which begins on line 3.
  private static func findings(
    _ body: String, type: String = "CreateRemoteThread", relation: String = "or", schema: String = "4.90",
    reader: ReaderKind = .libxml2
  ) -> [ConfigurationFinding] {
    let xml = """
      <Sysmon schemaversion="\(schema)"><EventFiltering><CreateRemoteThread onmatch="include"/>
      <RuleGroup name="" groupRelation="\(relation)"><\(type) onmatch="exclude">
      \(body)</\(type)></RuleGroup></EventFiltering></Sysmon>
      """.replacing(
        type == "CreateRemoteThread" ? #"<CreateRemoteThread onmatch="include"/>"# : "", with: "")
    return ConfigurationValidation.findings(in: Array(xml.utf8), reader: reader)
  }

  private static func filter(_ text: String, _ comparison: String = "is", _ field: String = "SourceImage") -> String {
    "<\(field) condition=\"\(comparison)\">\(text)</\(field)>"
  }

  @Test("A good configuration has no finding")
  func quiet() {
    let body =
      Self.filter(#"C:\Windows\System32\csrss.exe"#) + Self.filter("chrome.exe", "image", "TargetImage")
      + Self.filter("5EA0", "end with", "StartAddress") + Self.filter("0xFFFF", "begin with", "StartAddress")
      + Self.filter("-", "is", "StartModule") + Self.filter("&lt;unknown process&gt;", "is", "TargetImage")
      + Self.filter(#"\\?\C:\a.exe"#) + Self.filter(#"\Device\Mup\a.exe"#) + Self.filter(#"C:\a.txt:b.exe"#)
      + Self.filter("System") + Self.filter(#"C:"#, "begin with", "StartModule") + Self.filter(#":\b\"#, "contains")
      + Self.filter("{AA", "begin with", "SourceProcessGuid")
    #expect(Self.findings(body).isEmpty, "\(Self.findings(body))")
  }

  @Test(
    "A filter without effect is an error, by name",
    arguments: [
      (filter(" C:\\a.exe"), FindingKind.outerWhiteSpace), (filter("C:\\a.exe\n", "end with"), .outerWhiteSpace),
      (filter("\n a.exe\n", "image"), .outerWhiteSpace), (filter(" C:\\a", "not begin with"), .outerWhiteSpace),
      (filter(""), .emptyValue), (filter("", "contains"), .emptyValue), (filter("", "excludes"), .emptyValue),
      (filter("a;", "contains any"), .emptyListItem), (filter("a;", "excludes any"), .emptyListItem),
      (filter(#"C:\*\a.exe"#), .wildcard), (filter("?", "contains"), .wildcard),
      (filter(#"Windows\System32\svchost.exe"#), .neverMatches),
      (filter(#"x\C:\a.exe D:\"#, "contains"), .neverMatches),
      (filter(#" C:\Users\;\Call\"#, "contains all"), .outerWhiteSpace),
      (filter("0x7FFB", "is", "StartAddress"), .neverMatches),
      (filter("7FFB", "begin with", "StartAddress"), .neverMatches),
      (filter("lsass", "is", "TargetProcessId"), .neverMatches),
      (filter("AA", "begin with", "SourceProcessGuid"), .neverMatches),
      (filter("T1055", "is", "RuleName"), .neverMatches), (filter("-", "is", "RuleName"), .alwaysMatches),
    ])
  func withoutEffect(body: String, kind: FindingKind) {
    let errors = Self.findings(body).filter { $0.severity == .error }
    #expect(errors.map(\.kind) == [kind])
    #expect(errors.first?.position == TextPosition(line: 3, column: 1))
    #expect(errors.first?.mend != nil)
  }

  @Test(
    "What is most likely not meant is a warning",
    arguments: [
      (filter("%windir%\\a.exe"), FindingKind.percentSign), (filter("a.exe;b.exe", "end with"), .listInPlainCondition),
      (filter(#"C:\a.exe; C:\b.exe"#, "is any"), .outerWhiteSpace), (filter("a;;b", "contains all"), .emptyListItem),
      (filter("lsass.exe", "is", "TargetImage"), .neverMatches),
      (filter("NETWORK SERVICE; LOCAL SERVICE", "contains any", "SourceUser"), .outerWhiteSpace),
      (filter("5", "less than", "SourceProcessId"), .comparedAsText),
      (filter("a\u{200B}b", "contains"), .invisibleCharacter),
      (filter("a", "contains") + filter("ab", "contains"), .shadowed),
      (filter("a.exe", "image") + filter(#"C:\b\A.EXE"#, "end with"), .shadowed),
      (filter("a", "contains") + filter("b", "excludes"), .negativesInOr),
      ("<Rule>" + filter("a", "contains") + filter("b", "contains") + "</Rule>", .implicitRelation),
      (
        #"<Rule groupRelation="xor">"# + filter("a", "contains") + filter("b", "contains") + "</Rule>",
        .implicitRelation
      ),
    ])
  func warnings(body: String, kind: FindingKind) {
    let found = Self.findings(body)
    #expect(found.contains { $0.kind == kind && $0.severity == .warning })
    #expect(!found.contains { $0.severity == .error })
  }

  @Test("A Rule whose filters cannot all match is an error")
  func contradictions() {
    func rule(_ first: String, _ second: String) -> [FindingKind] {
      Self.findings(#"<Rule groupRelation="and">"# + first + second + "</Rule>").map(\.kind)
    }
    #expect(rule(Self.filter("C:\\a"), Self.filter("C:\\b")) == [.contradiction])
    #expect(rule(Self.filter("C:\\a", "begin with"), Self.filter("C:\\b", "begin with")) == [.contradiction])
    #expect(rule(Self.filter("ab", "contains"), Self.filter("a", "excludes")) == [.contradiction])
    #expect(rule(Self.filter("C:\\a"), Self.filter("C:\\A", "is not")) == [.contradiction])
    #expect(rule(Self.filter("a", "contains"), Self.filter("ab", "excludes")).isEmpty)
    #expect(rule(Self.filter("C:\\a", "begin with"), Self.filter("b.exe", "image")).isEmpty)
  }

  @Test("Two exclude sections log nothing, which is an error; an exclude beside an include is a remark")
  func sections() {
    func kinds(_ sections: String) -> [ConfigurationFinding] {
      let xml = #"<Sysmon schemaversion="4.90"><EventFiltering>\#(sections)</EventFiltering></Sysmon>"#
      return ConfigurationValidation.findings(in: Array(xml.utf8), reader: .libxml2)
    }
    let (exclude, include) = (#"<CreateRemoteThread onmatch="exclude"/>"#, #"<CreateRemoteThread onmatch="include"/>"#)
    #expect(kinds(exclude + exclude).map(\.kind) == [.severalSections])
    #expect(kinds(exclude + include).map(\.kind) == [.excludeBesideInclude])
    #expect(kinds(exclude + include).map(\.severity) == [.note])
    #expect(kinds(include + include).isEmpty)
    #expect(kinds("").map(\.kind) == [.noSection])
    #expect(kinds("<CreateRemoteThread/>").contains { $0.kind == .lostSection && $0.severity == .error })
  }

  @Test("Some filters with a name and some without is a note, where a failed Rule can leave its name with an event")
  func names() {
    let rule =
      #"<Rule name="n" groupRelation="and">"# + Self.filter("b", "contains") + Self.filter("c", "contains") + "</Rule>"
    func kinds(_ onMatch: String) -> [FindingKind] {
      let xml =
        #"<Sysmon schemaversion="4.90"><EventFiltering><RuleGroup groupRelation="or"><CreateRemoteThread onmatch="\#(onMatch)">"#
        + rule + Self.filter("d", "contains") + "</CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>"
      return ConfigurationValidation.findings(in: Array(xml.utf8), reader: .libxml2).map(\.kind)
    }
    #expect(kinds("include") == [.someNames])
    #expect(kinds("exclude").isEmpty)
  }

  @Test("A filter without name has that of another in its 'and' Rule, where all have to match, and not in an 'or' Rule")
  func nameWithinRule() {
    func kinds(_ relation: String) -> [FindingKind] {
      let rules = [("and", "b"), (relation, "d")].map { relation, value in
        #"<Rule groupRelation="\#(relation)"><TargetImage name="n" condition="contains">\#(value)</TargetImage>"#
          + Self.filter(value, "contains") + "</Rule>"
      }
      let xml =
        #"<Sysmon schemaversion="4.90"><EventFiltering><RuleGroup groupRelation="or"><CreateRemoteThread onmatch="include">"#
        + rules.joined() + "</CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>"
      return ConfigurationValidation.findings(in: Array(xml.utf8), reader: .libxml2).map(\.kind)
    }
    #expect(!kinds("and").contains(.someNames))
    #expect(kinds("or").contains(.someNames))
  }

  @Test("An include filter that an exclude filter covers never logs anything")
  func behindExclude() {
    let xml =
      #"<Sysmon schemaversion="4.90"><EventFiltering><RuleGroup groupRelation="or"><CreateRemoteThread onmatch="exclude">"#
      + Self.filter("a", "contains") + #"</CreateRemoteThread><CreateRemoteThread onmatch="include">"#
      + Self.filter("C:\\A.exe") + "</CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>"
    let found = ConfigurationValidation.findings(in: Array(xml.utf8), reader: .libxml2)
    #expect(found.contains { $0.kind == .shadowed })
  }

  @Test("What only the strict reader refuses is a warning to the lenient one; an unknown field loses its section there")
  func readers() {
    let body = Self.filter("a", "is", "Foo") + "text"
    let strict = Self.findings(body).filter { $0.severity == .error }.map(\.kind)
    #expect(Set(strict) == [.unknownElement, .strayText])
    let lenient = Self.findings(body, reader: .pugixml)
    #expect(lenient.filter { $0.severity == .error }.map(\.kind) == [.incorrectField])
    #expect(lenient.contains { $0.kind == .strayText && $0.severity == .warning })
  }

  @Test(
    "Every error of a file is found, not the first alone, and a condition that was meant is named")
  func several() {
    let long = String(repeating: "é", count: 128)
    let body =
      Self.filter("a", "begins with") + "\n" + Self.filter("b", "not contains")
      + "\n<SourceImage name=\"\(long)\">C:\\x</SourceImage>"
    let found = Self.findings(body).filter { $0.severity == .error }
    #expect(found.map(\.position.line) == [3, 4, 5])
    #expect(found.map(\.kind) == [.unknownCondition, .unknownCondition, .nameTooLong])
    #expect(found[0].mend == #"write condition="begin with""# && found[1].mend == #"write condition="excludes""#)
  }

  @Test("What is newer than the schema that the configuration says: a field is an error, a condition a warning")
  func versions() {
    #expect(
      Self.findings(Self.filter("a", "contains", "SourceUser"), schema: "4.70").map(\.severity) == [.error])
    #expect(Self.findings(Self.filter("C:\\a", "is any"), schema: "4.22").map(\.severity) == [.warning])
    #expect(Self.findings(Self.filter("a", "contains", "SourceUser"), schema: "4.80").isEmpty)
  }

  @Test("Other event types have their own fields, and a filter without effect there is a warning")
  func otherTypes() {
    let type = "ProcessAccess"
    #expect(Self.findings(Self.filter("0x1FFFFF", "is", "GrantedAccess"), type: type).isEmpty)
    #expect(Self.findings(Self.filter("a", "contains", "StartModule"), type: type).map(\.kind) == [.unknownElement])
    #expect(Self.findings(Self.filter(" C:\\a"), type: type).map(\.severity) == [.warning])
    #expect(EventType.all.count == 22 && Set(EventType.all.flatMap(\.eventIDs)).count == 27)
  }

  @Test("A filter that is said never to match, or always to, does so for every event", arguments: [5, 6] as [UInt64])
  func soundness(seed: UInt64) {
    var made = RandomConfigurations(random: SplitMix64(seed: seed))
    for _ in 0..<2000 {
      let comparison = Comparison.allCases.randomElement(using: &made.random) ?? .is
      let (value, text) = (made.text(), made.text())
      let condition = FieldCondition(.sourceImage, comparison, value)
      let other = FieldCondition(
        .sourceImage, Comparison.allCases.randomElement(using: &made.random) ?? .is, made.text())
      let event = FilterEvent([.sourceImage: text])
      let isPath = FieldShape.path.permits(FilterText(event[.sourceImage]).bytes[...], atStart: true, atEnd: true)
      if isPath {
        #expect(condition.verdict != .never || !condition.matches(event), "\(condition) \(text)")
        #expect(condition.verdict != .always || condition.matches(event), "\(condition) \(text)")
      }
      if condition.implies(other), condition.matches(event) {
        #expect(other.matches(event), "\(condition) \(other) \(text)")
      }
      if condition.contradicts(other) {
        #expect(!(condition.matches(event) && other.matches(event)), "\(condition) \(other) \(text)")
      }
    }
  }

  @Test("An address of eight digits is that of 32-bit Windows, which is worth a note")
  func shortAddress() {
    let found = Self.findings(Self.filter("0x001A0000", "is", "StartAddress"))
    #expect(found.map(\.severity) == [.note] && found.first?.mend == "write '0x00000000001A0000'")
    #expect(Self.findings(Self.filter("0x00000000001A0000", "is", "StartAddress")).isEmpty)
  }

  @Test("A list in a condition that takes none is a warning where no name has a ';'")
  func listsInNames() {
    func kinds(_ type: String, _ field: String) -> [FindingKind] {
      Self.findings(Self.filter("a;b", "begin with", field), type: type).map(\.kind).filter { $0 != .noSection }
    }
    #expect(kinds("PipeEvent", "PipeName") == [.listInPlainCondition])
    #expect(kinds("DnsQuery", "QueryName") == [.listInPlainCondition])
    #expect(kinds("ProcessCreate", "CommandLine").isEmpty)
  }

  @Test("An include filter before its cover adds the name that an event gets; one behind it adds nothing")
  func namesOfShadowedFilters() {
    func lines(_ onMatch: String, _ names: [String]) -> [Int] {
      let filters = zip(names, ["\\a.exe", ".exe"]).map { name, value in
        #"<TargetImage name="\#(name)" condition="end with">\#(value)</TargetImage>"#
      }
      let xml = """
        <Sysmon schemaversion="4.90"><EventFiltering><RuleGroup groupRelation="or"><CreateRemoteThread onmatch="\(onMatch)">
        \(filters.joined(separator: "\n"))
        </CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>
        """
      return ConfigurationValidation.findings(in: Array(xml.utf8), reader: .libxml2)
        .filter { $0.kind == .shadowed }.map(\.position.line)
    }
    #expect(lines("include", ["n", "m"]).isEmpty)
    #expect(lines("include", ["n", "n"]) == [2])
    #expect(lines("exclude", ["n", "m"]) == [2])
  }

  @Test("A file with more findings than anyone reads ends with their number")
  func many() {
    let found = Self.findings(String(repeating: "<Foo/>", count: 12_000))
    #expect(found.count == 10_001 && found.last?.kind == .tooManyFindings && found.last?.severity == .error)
    #expect(found.last?.message == "2000 more findings from here on")
  }

  @Test("No file makes validation fail, whatever it holds", arguments: [7, 8] as [UInt64])
  func anyFile(seed: UInt64) {
    var made = RandomConfigurations(random: SplitMix64(seed: seed))
    for _ in 0..<150 {
      var bytes = Array(made.document().utf8)
      for _ in 0..<Int.random(in: 0...3, using: &made.random) {
        bytes[Int.random(in: bytes.indices, using: &made.random)] = UInt8.random(in: 0...255, using: &made.random)
      }
      for reader in ReaderKind.allCases {
        let found = ConfigurationValidation.findings(in: bytes, reader: reader)
        let isRefused = (try? FilterConfiguration(xml: bytes, reader: reader)) == nil
        if isRefused { #expect(found.contains { $0.severity == .error }, "\(String(decoding: bytes, as: UTF8.self))") }
      }
    }
  }
}
