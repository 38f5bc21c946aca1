import Testing

@testable import SysmonRules

/// What Sysmon's grammar has by schema version, after `manifest.xml` of SysmonCommon and, from 4.82 on, `sysmon -s`.
@Suite("Schema versions")
struct SchemaTests {
  private static func findings(
    _ inside: String, beside options: String = "", schema: String, reader: ReaderKind = .libxml2
  ) -> [ConfigurationFinding] {
    let xml = """
      <Sysmon schemaversion="\(schema)">\(options)<EventFiltering><CreateRemoteThread onmatch="exclude"/>
      \(inside)</EventFiltering></Sysmon>
      """
    return ConfigurationValidation.findings(in: Array(xml.utf8), reader: reader)
  }

  private static func section(_ type: String, _ body: String) -> String {
    "<RuleGroup groupRelation=\"or\"><\(type) onmatch=\"exclude\">\(body)</\(type)></RuleGroup>"
  }

  @Test(
    "A field is refused below the schema that it came with, and taken from there on",
    arguments: [
      ("ProcessCreate", "RuleName", "4.0", "4.1"), ("ProcessCreate", "OriginalFileName", "4.20", "4.21"),
      ("ProcessCreate", "ParentUser", "4.70", "4.80"), ("ImageLoad", "OriginalFileName", "4.20", "4.21"),
      ("FileCreate", "User", "4.70", "4.80"), ("ImageLoad", "User", "4.70", "4.80"),
      ("DnsQuery", "User", "4.70", "4.80"), ("ClipboardChange", "User", "4.70", "4.80"),
      ("ProcessAccess", "SourceUser", "4.70", "4.80"), ("FileCreateStreamHash", "Contents", "4.30", "4.31"),
      ("PipeEvent", "EventType", "4.20", "4.21"), ("FileDelete", "User", "4.23", "4.30"),
      ("FileDelete", "IsExecutable", "4.23", "4.30"),
    ])
  func fields(type: String, field: String, before: String, first: String) throws {
    let body = Self.section(type, "<\(field) condition=\"contains\">a</\(field)>")
    let refused = try #require(Self.findings(body, schema: before).first { $0.severity == .error })
    let written = try #require(SchemaVersion(first))
    #expect(refused.kind == .schemaTooOld)
    #expect(refused.mend == "raise schemaversion to \(written), or remove the filter")
    #expect(!Self.findings(body, schema: first).contains { $0.kind == .schemaTooOld })
  }

  @Test("Fields as old as their event type are taken under every schema that has it")
  func oldFields() {
    for type in EventType.all {
      let schema = max(type.firstSchema, .oldestAccepted)
      for field in type.fields where type.firstSchema(of: field) <= schema {
        let body = Self.section(type.name, "<\(field.rawValue)>a</\(field.rawValue)>")
        let refused = Self.findings(body, schema: schema.description).filter { $0.kind == .schemaTooOld }
        #expect(refused.isEmpty, "\(refused)")
      }
    }
  }

  @Test(
    "An event type is refused below the schema that it came with",
    arguments: [
      ("DnsQuery", "4.20", "4.21"), ("ProcessTampering", "4.40", "4.50"), ("FileDeleteDetected", "4.50", "4.60"),
      ("FileBlockExecutable", "4.81", "4.82"), ("FileBlockShredding", "4.82", "4.83"),
      ("FileExecutableDetected", "4.83", "4.90"),
    ])
  func eventTypes(type: String, before: String, first: String) {
    #expect(Self.findings(Self.section(type, ""), schema: before).map(\.kind) == [.schemaTooOld])
    #expect(Self.findings(Self.section(type, ""), schema: first).isEmpty)
  }

  @Test(
    "FileDelete and ClipboardChange are in the grammar of every schema", arguments: ["4.0", "4.22", "4.90", "4.91"])
  func earlyEventTypes(schema: String) {
    #expect(Self.findings(Self.section("FileDelete", "") + Self.section("ClipboardChange", ""), schema: schema).isEmpty)
  }

  @Test("In a Rule the fields of all types may stand, and it is an older engine that loses the section")
  func fieldsInRules() throws {
    let body = Self.section("FileCreate", "<Rule groupRelation=\"and\"><User condition=\"contains\">a</User></Rule>")
    for reader in ReaderKind.allCases {
      let finding = try #require(Self.findings(body, schema: "4.60", reader: reader).first)
      #expect(finding.severity == .warning && finding.kind == .schemaTooOld)
      #expect(Self.findings(body, schema: "4.80", reader: reader).isEmpty)
    }
  }

  @Test(
    "Options are those of the schema",
    arguments: [
      ("<HashAlgorithms>*</HashAlgorithms><CheckRevocation/><CheckRevocation>False</CheckRevocation>", "4.0"),
      ("<ArchiveDirectory>a</ArchiveDirectory><DriverName>d</DriverName><CaptureClipboard/>", "4.22"),
      ("<PipeMonitoringConfig>a</PipeMonitoringConfig><ProcessAccessConfig>a</ProcessAccessConfig>", "4.90"),
      ("<DnsLookup>False</DnsLookup>", "4.30"), ("<FieldSizes>CommandLine:100</FieldSizes>", "4.81"),
      ("<DriverQueueSize>1</DriverQueueSize><SigningQueueSize>1</SigningQueueSize>", "4.91"),
      ("<CopyOnDelete_PE/><CopyOnDelete_SIDs>a</CopyOnDelete_SIDs>", "4.23"),
    ])
  func options(options: String, schema: String) {
    #expect(Self.findings("", beside: options, schema: schema).isEmpty)
  }

  @Test(
    "Other options are refused, those of the documentation and of the command line too",
    arguments: [
      ("<CopyOnDeletePE>True</CopyOnDeletePE>", "4.70", FindingKind.unknownElement),
      ("<CopyOnDelete_PE/>", "4.30", .unknownElement), ("<NetworkConnect/>", "4.90", .unknownElement),
      ("<ImageLoad/>", "4.90", .unknownElement), ("<ProcessAccess>a</ProcessAccess>", "4.90", .unknownElement),
      ("<ServiceName>a</ServiceName>", "4.90", .unknownElement),
      ("<DnsLookup>False</DnsLookup>", "4.23", .schemaTooOld),
      ("<FieldSizes>a</FieldSizes>", "4.80", .schemaTooOld),
      ("<DriverQueueSize>1</DriverQueueSize>", "4.90", .schemaTooOld),
      ("<CheckRevocation on=\"1\"/>", "4.90", .unknownAttribute),
      ("<HashAlgorithms><a/></HashAlgorithms>", "4.90", .unknownElement),
      ("<CaptureClipboard>True</CaptureClipboard>", "4.90", .strayText),
      ("<CaptureClipboard> </CaptureClipboard>", "4.90", .strayText),
    ])
  func refusedOptions(options: String, schema: String, kind: FindingKind) {
    let found = Self.findings("", beside: options, schema: schema)
    #expect(found.map(\.kind) == [kind] && found.map(\.severity) == [.error])
    #expect(found.first?.mend != nil)
    // Sysmon of 2026 ignores what it does not know.
    let lenient = Self.findings("", beside: options, schema: schema, reader: .pugixml)
    #expect(lenient.map(\.kind) == [kind] && lenient.map(\.severity) == [.warning])
  }

  @Test("White space between elements may be written as a reference; an empty CDATA section may not stand there")
  func blanksBetweenElements() {
    #expect(Self.findings("&#x20;" + Self.section("FileCreate", "&#10;"), schema: "4.90").isEmpty)
    #expect(Self.findings("<![CDATA[]]>", schema: "4.90").map(\.kind) == [.strayText])
  }
}
