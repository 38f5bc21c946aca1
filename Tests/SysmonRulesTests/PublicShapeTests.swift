import Testing

@testable import SysmonRules

/// A configuration with what large public ones have in them: every event type, options, banners, names with techniques,
/// Rules, and the fields that they ask for.
@Suite("Configurations of the shape of public ones")
struct PublicShapeTests {
  /// Filters that such configurations have, by event type and kind of section.
  private static let sections: [(type: String, onMatch: String, filters: String)] = [
    (
      "ProcessCreate", "exclude",
      "<CommandLine condition=\"is\">\\??\\C:\\Windows\\system32\\autochk.exe *</CommandLine> <!--boot-->"
        + "<IntegrityLevel condition=\"is\">AppContainer</IntegrityLevel><ParentUser condition=\"contains\">x</ParentUser>"
        + "<CurrentDirectory condition=\"is\">c:\\windows\\system32\\inetsrv\\</CurrentDirectory>"
        + "<Hashes condition=\"contains\">IMPHASH=0</Hashes><LogonId condition=\"is\">0x3e7</LogonId>"
    ),
    (
      "ProcessCreate", "include",
      "<Rule name=\"Attack=T1189,Technique=Drive-by Compromise,Level=4\" groupRelation=\"and\">"
        + "<ParentImage condition=\"contains any\">iexplore.exe;chrome.exe</ParentImage>"
        + "<Image condition=\"excludes any\">\\csc.exe;\\werfault.exe</Image><Image condition=\"excludes\">C:\\Win</Image>"
        + "<CommandLine condition=\"excludes all\">a;b</CommandLine><CommandLine condition=\"not begin with\">x</CommandLine>"
        + "<CommandLine condition=\"not end with\">y</CommandLine><Image condition=\"is not\">z</Image></Rule>"
        + "<OriginalFileName name=\"technique_id=T1059,technique_name=x\" condition=\"is any\">a.exe;b.exe</OriginalFileName>"
        + "<Product name=\"n\" condition=\"contains all\">Network;Scanner</Product>"
        + "<Image name=\"n\" condition=\"image\">net.exe</Image>"
    ),
    ("FileCreateTime", "include", "<Image name=\"T1099\" condition=\"begin with\">C:\\Users</Image>"),
    (
      "NetworkConnect", "include",
      "<DestinationPort name=\"SSH\" condition=\"is\">22</DestinationPort><Initiated name=\"i\" condition=\"is\">true</Initiated>"
        + "<DestinationIp name=\"n\" condition=\"begin with\">10.</DestinationIp>"
        + "<DestinationHostname name=\"h\" condition=\"end with\">.example.com</DestinationHostname>"
    ),
    ("ProcessTerminate", "include", "<Image condition=\"begin with\">\\</Image>"),
    ("ProcessTerminate", "exclude", "\n"),
    (
      "DriverLoad", "exclude",
      "<Signature condition=\"contains\">microsoft</Signature><SignatureStatus condition=\"is\">Valid</SignatureStatus>"
    ),
    ("ImageLoad", "include", "<!--nothing-->"),
    (
      "CreateRemoteThread", "exclude",
      "<SourceImage condition=\"is\">C:\\Windows\\system32\\wbem\\WmiPrvSE.exe</SourceImage>"
        + "<StartModule condition=\"is\">C:\\Windows\\system32\\kernel32.dll</StartModule>"
        + "<TargetImage condition=\"end with\">Google\\Chrome\\Application\\chrome.exe</TargetImage>"
        + "<Rule groupRelation=\"and\"> <SourceImage condition=\"is\">C:\\Windows\\System32\\dwm.exe</SourceImage>"
        + "<TargetImage condition=\"is\">C:\\Windows\\System32\\csrss.exe</TargetImage> </Rule>"
    ),
    (
      "CreateRemoteThread", "include",
      "<StartAddress name=\"technique_id=T1055,technique_name=Process Injection\" condition=\"is\">0x00590000</StartAddress>"
        + "<StartAddress name=\"Alert,Cobalt Strike\" condition=\"end with\">0B80</StartAddress>"
        + "<SourceImage name=\"any\" condition=\"contains\">\\</SourceImage>"
    ),
    ("RawAccessRead", "include", ""),
    (
      "ProcessAccess", "include",
      "<CallTrace condition=\"begin with\">UNKNOWN</CallTrace><Rule groupRelation=\"and\">"
        + "<TargetImage condition=\"end with\">\\lsass.exe</TargetImage>"
        + "<GrantedAccess condition=\"contains any\">0x40;0x1000</GrantedAccess> <!--0x1400 too noisy--></Rule>"
    ),
    ("FileCreate", "include", "<TargetFilename name=\"T1023\" condition=\"contains\">\\Start Menu</TargetFilename>"),
    (
      "RegistryEvent", "include",
      "<TargetObject name=\"T1060,RunKey\" condition=\"contains\">Classes\\*\\</TargetObject>"
        + "<EventType name=\"e\" condition=\"is\">DeleteKey</EventType><Details name=\"d\" condition=\"is\">x</Details>"
    ),
    ("FileCreateStreamHash", "include", "<Contents condition=\"contains\">blob:</Contents>"),
    ("PipeEvent", "exclude", "<PipeName condition=\"begin with\">&lt;Anonymous</PipeName>"),
    (
      "WmiEvent", "include",
      "<Operation name=\"technique_id=T1047,technique_name=Windows Management Instrumentation\" condition=\"is\">Created</Operation>"
    ),
    ("DnsQuery", "exclude", "<QueryName condition=\"end with\">.arpa.</QueryName>"),
    (
      "FileDelete", "include",
      "<IsExecutable condition=\"is\">true</IsExecutable><Archived condition=\"is\">true</Archived>"
    ),
    ("ClipboardChange", "include", "<ClientInfo condition=\"contains\">user</ClientInfo>"),
    ("ProcessTampering", "exclude", "<Image condition=\"is\">&lt;unknown process&gt;</Image>"),
    ("FileDeleteDetected", "exclude", "<User condition=\"contains any\">NETWORK SERVICE;LOCAL SERVICE</User>"),
    (
      "FileBlockExecutable", "include",
      "<TargetFilename condition=\"contains all\">C:\\Users\\;AppData</TargetFilename>"
    ),
    ("FileBlockShredding", "include", "<Image condition=\"image\">sdelete.exe</Image>"),
    ("FileExecutableDetected", "include", "<Hashes condition=\"contains\">SHA256=08</Hashes>"),
  ]

  private static func document(grouped: Bool) -> String {
    let body = sections.map { section in
      let text = "<\(section.type) onmatch=\"\(section.onMatch)\">\(section.filters)</\(section.type)>"
      return grouped ? "<RuleGroup name=\"\" groupRelation=\"or\">\n\(text)\n</RuleGroup>" : text
    }
    return """
      <!--
        ___ banner & <tags> "quotes" \\ é
      -->
      <Sysmon schemaversion="4.90">
        <HashAlgorithms>md5,sha256,IMPHASH</HashAlgorithms> <!-- * -->
        <CheckRevocation/><DnsLookup>False</DnsLookup><ArchiveDirectory>Sysmon</ArchiveDirectory>
        <CaptureClipboard/><FieldSizes>CommandLine:100,Image:20</FieldSizes>
        <!-- <ImageLoad/> -->
        <EventFiltering>
        \(body.joined(separator: "\n"))
        </EventFiltering>
      </Sysmon>

      """
  }

  @Test("They have no error and no warning, with either reader", arguments: ReaderKind.allCases)
  func noFalseFinding(reader: ReaderKind) {
    let found = ConfigurationValidation.findings(in: Array(Self.document(grouped: true).utf8), reader: reader)
    #expect(found.filter { $0.severity != .note }.isEmpty, "\(found)")
    #expect(Set(Self.sections.map(\.type)).count == EventType.all.count)
  }

  @Test("Without RuleGroups they have no error either", arguments: ReaderKind.allCases)
  func plainSections(reader: ReaderKind) {
    let found = ConfigurationValidation.findings(in: Array(Self.document(grouped: false).utf8), reader: reader)
    #expect(!found.contains { $0.severity == .error }, "\(found)")
  }

  @Test("ISO-8859-1 and UTF-16 are read as UTF-8 is")
  func encodings() {
    let text = Self.document(grouped: true)
    let latin =
      Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n".utf8) + text.unicodeScalars.map { UInt8($0.value) }
    let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let expected = ConfigurationValidation.findings(in: Array(text.utf8), reader: .libxml2)
    for bytes in [latin, wide] {
      let found = ConfigurationValidation.findings(in: bytes, reader: .libxml2)
      #expect(found.map(\.kind) == expected.map(\.kind), "\(found)")
    }
  }
}
