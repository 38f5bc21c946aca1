import Testing

@testable import SysmonRules

@Suite("Reading a configuration")
struct ReadingTests {
  /// A configuration with `body` inside its one exclude section.
  private static func section(_ body: String) -> String {
    """
    <Sysmon schemaversion="4.90"><EventFiltering><RuleGroup name="" groupRelation="or">
    <CreateRemoteThread onmatch="exclude">\(body)</CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>
    """
  }

  private static func fault(_ xml: some Sequence<UInt8>, _ reader: ReaderKind? = nil) -> ConfigurationError? {
    do throws(ConfigurationError) {
      if let reader {
        _ = try FilterConfiguration(xml: Array(xml), reader: reader)
      } else {
        _ = try FilterConfiguration(xml: Array(xml))
      }
      return nil
    } catch {
      return error
    }
  }

  private static func values(_ xml: [UInt8], _ reader: ReaderKind) throws -> [String] {
    try FilterConfiguration(xml: xml, reader: reader).sections.flatMap(\.items).compactMap { item in
      if case .condition(let condition) = item { condition.value } else { nil }
    }
  }

  @Test(
    "What is not well-formed is refused by name, with line and column",
    arguments: [
      ("<a", "line 3, column 3: not well-formed XML: the tag of 'a' is malformed"),
      ("<a b=1/>", "line 3, column 6: not well-formed XML: an attribute value without quotes"),
      ("<!-- a", "line 3, column 5: not well-formed XML: a comment does not end"),
      ("é</b>", "line 3, column 5: not well-formed XML: 'b' is closed where 'CreateRemoteThread' is open"),
      ("\u{1}", "line 3, column 1: not well-formed XML: a character that XML does not allow"),
      ("<!DOCTYPE x>", "line 3, column 1: a DOCTYPE is refused by Sysmon's libxml2 reader; remove it"),
    ])
  func notWellFormed(body: String, message: String) {
    let xml = Self.section("\n" + body)
    for reader in ReaderKind.allCases { #expect(Self.fault(xml.utf8, reader)?.description == message) }
  }

  @Test(
    "What only libxml2 refuses is refused by name to it, and pugixml lets it pass",
    arguments: [
      (#"<SourceImage name="1" name="2"/>"#, "line 3, column 23: not well-formed XML: the attribute name twice"),
      (#"<SourceImage name="<"/>"#, "line 3, column 20: not well-formed XML: '<' in an attribute value; write &lt;"),
      ("a & b", "line 3, column 3: not well-formed XML: a bare '&' or an unknown entity; write &amp;"),
      ("&#0;", "line 3, column 1: not well-formed XML: a bare '&' or an unknown entity; write &amp;"),
      ("&#xD800;", "line 3, column 1: not well-formed XML: a bare '&' or an unknown entity; write &amp;"),
      ("&xxe;", "line 3, column 1: not well-formed XML: a bare '&' or an unknown entity; write &amp;"),
      ("]]>", "line 3, column 1: not well-formed XML: ']]>' in text; write ]]&gt;"),
      ("<!-- a -- b -->", "line 3, column 8: not well-formed XML: '--' inside a comment"),
      ("<!-- a --->", "line 3, column 8: not well-formed XML: '--' inside a comment"),
    ])
  func passing(body: String, message: String) {
    let xml = Self.section("\n" + body)
    #expect(Self.fault(xml.utf8, .libxml2)?.description == message)
    #expect(Self.fault(xml.utf8, .pugixml) == nil)
  }

  @Test("pugixml keeps a bare '&' and an unknown reference, and of an attribute that comes twice the first")
  func lenientText() throws {
    let body = #"<SourceImage condition="is" condition="x">C:\R&D\&a;&amp;.exe</SourceImage>"#
    let xml = Array(Self.section(body).utf8)
    #expect(try Self.values(xml, .pugixml) == [#"C:\R&D\&a;&.exe"#])
  }

  @Test("A DOCTYPE is never followed: libxml2's reader refuses it, pugixml's passes over it")
  func documentType() throws {
    let dtd = #"<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"> <!-- > --> ]>"#
    let xml = Array((dtd + Self.section("<SourceImage>&e;</SourceImage>")).utf8)
    #expect(
      Self.fault(xml, .libxml2)?.description
        == "line 1, column 1: a DOCTYPE is refused by Sysmon's libxml2 reader; remove it")
    #expect(try Self.values(xml, .pugixml) == ["&e;"])
  }

  @Test(
    "What one reader refuses is refused where both are asked",
    arguments: [
      ("<Image>x</Image>", .unexpectedElement("Image", inside: "CreateRemoteThread")),
      ("<Rule/>", .emptyRule),
      (#"<Rule><Rule><SourceImage>x</SourceImage></Rule></Rule>"#, .unexpectedElement("Rule", inside: "Rule")),
      ("text", .unexpectedText(inside: "CreateRemoteThread")),
      (#"<SourceImage Condition="is">x</SourceImage>"#, .unexpectedAttribute("Condition", of: "SourceImage")),
      ("<sourceImage>x</sourceImage>", .unexpectedElement("sourceImage", inside: "CreateRemoteThread")),
      (#"<SourceImage condition="begins with">x</SourceImage>"#, .unknownCondition("begins with")),
      ("<SourceImage>a<!-- -->b</SourceImage>", .readersDiffer),
      ("<SourceImage> \n </SourceImage>", .readersDiffer),
      (#"<SourceImage name="">x</SourceImage>"#, nil),
    ] as [(String, ConfigurationError.Fault?)])
  func refusals(body: String, fault: ConfigurationError.Fault?) {
    #expect(Self.fault(Self.section(body).utf8)?.fault == fault)
  }

  @Test("Text is one piece: where comments split it, pugixml takes the first and libxml2 all")
  func splitText() throws {
    let xml = Array(Self.section("<SourceImage> <!-- -->a<![CDATA[&b]]>c<?pi?></SourceImage>").utf8)
    #expect(try Self.values(xml, .pugixml) == ["a"])
    #expect(try Self.values(xml, .libxml2) == [" a&bc"])
  }

  @Test("References are resolved and line ends are LF; nothing else changes")
  func text() throws {
    let xml = Array(Self.section("<SourceImage>\r\n &lt;&#65;&#x1F600;\r&gt;&quot;&apos;\t</SourceImage>").utf8)
    for reader in ReaderKind.allCases { #expect(try Self.values(xml, reader) == ["\n <A😀\n>\"'\t"]) }
  }

  @Test("UTF-8 and UTF-16LE, with and without byte order mark, read alike")
  func encodings() throws {
    let xml = Self.section("<SourceImage>Übung</SourceImage>")
    let utf16 = xml.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let files: [[UInt8]] = [Array(xml.utf8), [0xEF, 0xBB, 0xBF] + xml.utf8, utf16, [0xFF, 0xFE] + utf16]
    for file in files { #expect(try Self.values(file, .libxml2) == ["Übung"]) }
    #expect(Self.fault(xml.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) != nil)
  }

  @Test("ISO-8859-1 is read where it is declared, and a wrong declaration is refused")
  func declaredEncodings() throws {
    let body = Self.section("<SourceImage>\u{DC}</SourceImage>")
    let latin =
      Array(#"<?xml version="1.0" encoding="ISO-8859-1"?>"#.utf8) + body.unicodeScalars.map { UInt8($0.value) }
    #expect(try Self.values(latin, .libxml2) == ["\u{DC}"])
    #expect(Self.fault((#"<?xml version="1.0" encoding="utf-16"?>"# + body).utf8) != nil)
    #expect(Self.fault((#"<?xml version="1.0" encoding="utf-8"?>"# + body).utf8) == nil)
    #expect(Self.fault((#"<?xml encoding="utf-8"?>"# + body).utf8) != nil)
  }

  @Test("Depth, size and number of elements are limited, and limits are errors")
  func limits() {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(Self.fault(deep.utf8, .pugixml)?.fault == .tooLarge(what: "levels", limit: 64))
    let many = "<a>" + String(repeating: "<b/>", count: 500_001)
    #expect(Self.fault(many.utf8, .pugixml)?.fault == .tooLarge(what: "elements", limit: 500_000))
    let large = [UInt8](repeating: 0x20, count: 16 << 20 + 1)
    #expect(Self.fault(large)?.fault == .tooLarge(what: "the file's bytes", limit: 16 << 20))
  }

  @Test("No damage to a configuration crashes the reader or is read as something else by one that refuses it")
  func damage() throws {
    let xml = Array(
      Self.section(#"<!-- c --><Rule name="a&amp;b"><SourceImage>x<![CDATA[y]]></SourceImage></Rule>"#).utf8)
    for cut in xml.indices {
      #expect(Self.fault(xml[..<cut], .pugixml) != nil)
      for byte: UInt8 in [0x00, 0x26, 0x3C, 0x3E, 0x22, 0xC3, 0xFF] {
        var damaged = xml
        damaged[cut] = byte
        if let both = try? FilterConfiguration(xml: damaged) {
          #expect(try both == FilterConfiguration(xml: damaged, reader: .pugixml))
        }
      }
    }
  }

  @Test("A section that says not what it matches for is lost, and a remark says so")
  func remarks() throws {
    let xml = Self.section("").replacing(#"onmatch="exclude""#, with: "")
    let configuration = try FilterConfiguration(xml: Array(xml.utf8))
    #expect(configuration.sections.isEmpty)
    #expect(
      configuration.remarks.map(\.description) == ["line 2, column 1: the section has no onmatch and is ignored"])
  }

  @Test("A field of another event takes its section and all later ones with it")
  func incorrectField() throws {
    let lost = #"<CreateRemoteThread onmatch="exclude"><Rule><Image>x</Image></Rule></CreateRemoteThread>"#
    let kept = #"<CreateRemoteThread onmatch="include"/>"#
    let xml = #"<Sysmon schemaversion="4.90"><EventFiltering>"# + kept + lost + kept + "</EventFiltering></Sysmon>"
    for reader in ReaderKind.allCases {
      let configuration = try FilterConfiguration(xml: Array(xml.utf8), reader: reader)
      #expect(configuration.sections.count == 1)
      #expect(configuration.remarks.map(\.kind) == [.incorrectField("Image", of: "CreateRemoteThread")])
    }
  }

  @Test(
    "schemaversion is read as Sysmon reads it",
    arguments: [
      ("4.1", SchemaVersion(major: 4, minor: 10)), ("4.05", SchemaVersion(major: 4, minor: 5)),
      ("4", SchemaVersion(major: 4, minor: 0)), ("4.90", .newest), ("5.0", SchemaVersion(major: 5, minor: 0)),
      ("", nil), ("-4.9", nil), ("abc", nil), (".", nil), ("0x4", nil), ("99999999999", nil), ("1e9", nil),
      ("4.", SchemaVersion(major: 4, minor: 0)), ("4.901", SchemaVersion(major: 4, minor: 90)),
      (" 4.9", SchemaVersion(major: 4, minor: 90)), ("4.9b", SchemaVersion(major: 4, minor: 90)),
      ("4,9", SchemaVersion(major: 4, minor: 0)), ("04.220", SchemaVersion(major: 4, minor: 22)),
      ("4.999", SchemaVersion(major: 5, minor: 0)), ("42e-1", SchemaVersion(major: 4, minor: 20)),
    ] as [(String, SchemaVersion?)])
  func schemaVersions(text: String, version: SchemaVersion?) { #expect(SchemaVersion(text) == version) }
}
