import Baseline
import RemoteThread
import SysmonRules
import TestSupport
import Testing

@testable import ExcludeSynthesis

@Suite("Auditing an exclusion")
struct ExclusionAuditTests {
  private static func audits(_ body: String, relation: String = "or") throws -> [ExclusionAudit] {
    let xml =
      #"<Sysmon schemaversion="4.90"><EventFiltering><RuleGroup groupRelation="\#(relation)">"#
      + #"<CreateRemoteThread onmatch="exclude">\#(body)</CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>"#
    let configuration = try FilterConfiguration(xml: Array(xml.utf8))
    return Exclusion.all(in: configuration).map { exclusion in
      var audit = ExclusionAudit(exclusion)
      audit.finish(exact: nil, silenced: [])
      return audit
    }
  }

  @Test(
    "The risk is what an attacker gains",
    arguments: [
      // LoadLibrary of kernel32.dll: by anyone, in anything.
      (#"<StartModule condition="is">C:\Windows\system32\kernel32.dll</StartModule>"#, .critical),
      // A file of that name can be put anywhere.
      (#"<SourceImage condition="image">TNSLSNR.EXE</SourceImage>"#, .critical),
      (#"<SourceImage condition="is">C:\Windows\System32\svchost.exe</SourceImage>"#, .high),
      (#"<SourceImage condition="begin with">C:\Program Files\VMware\</SourceImage>"#, .high),
      (#"<TargetImage condition="end with">Google\Chrome\Application\chrome.exe</TargetImage>"#, .high),
      (
        #"<Rule groupRelation="and"><SourceImage condition="is">C:\Windows\System32\dwm.exe</SourceImage>"#
          + #"<TargetImage condition="is">C:\Windows\System32\csrss.exe</TargetImage></Rule>"#, .medium
      ),
      (
        #"<Rule groupRelation="and"><SourceImage condition="is">C:\Windows\System32\csrss.exe</SourceImage>"#
          + #"<TargetImage condition="is">C:\Windows\System32\cmd.exe</TargetImage>"#
          + #"<StartModule condition="is">C:\Windows\System32\KernelBase.dll</StartModule>"#
          + #"<StartFunction condition="is">CtrlRoutine</StartFunction></Rule>"#, .low
      ),
      (#"<SourceImage condition="is">C:\Windows\*\svchost.exe</SourceImage>"#, RiskGrade.none),
      (#"<RuleName condition="is">x</RuleName>"#, RiskGrade.none),
    ] as [(String, RiskGrade)])
  func risk(body: String, risk: RiskGrade) throws {
    let audit = try #require(try Self.audits(body).first)
    #expect(audit.blindSpot.risk == risk, "\(audit.blindSpot.reason)")
  }

  @Test(
    "A value with white space around it hides nothing as it is written, and the audit says what it would hide without")
  func whiteSpace() throws {
    let body = "<StartModule condition=\"is\">\n  C:\\Windows\\system32\\kernel32.dll\n</StartModule>"
    let audit = try #require(try Self.audits(body).first)
    #expect(audit.blindSpot.risk == RiskGrade.none && audit.blindSpot.hidden.isEmpty)
    #expect(audit.trimmedBlindSpot?.risk == .critical)
    #expect(audit.trimmedBlindSpot?.hidden.contains(.libraryLoad) == true)
  }

  @Test("An 'and' section is one exclusion")
  func conjunction() throws {
    let body =
      #"<SourceImage condition="is">C:\Windows\System32\dwm.exe</SourceImage>"#
      + #"<TargetImage condition="is">C:\Windows\System32\csrss.exe</TargetImage>"#
    #expect(try Self.audits(body, relation: "and").map(\.blindSpot.risk) == [.medium])
  }

  @Test(
    "For every kind of positive filter an event is found to begin the probes from",
    arguments: [
      (Comparison.is, #"C:\a\b.exe"#), (.isAny, #"C:\a.exe;C:\b.exe"#), (.image, "a.exe"), (.beginWith, #"C:\a\"#),
      (.endWith, #"\a.exe"#), (.contains, "abc"), (.containsAny, "abc;def"), (.containsAll, "abc;def"),
      (.isNot, "a"), (.excludes, "a.exe"), (.notBeginWith, #"C:\x"#), (.moreThan, "a"),
    ] as [(Comparison, String)])
  func seeds(comparison: Comparison, value: String) throws {
    for field in ["SourceImage", "TargetImage", "StartModule"] {
      let body = "<\(field) condition=\"\(comparison.rawValue)\">\(value)</\(field)>"
      #expect(try Self.audits(body).first?.blindSpot.risk != .unknown, "\(field)")
    }
  }

  @Test("Of a baseline the audit offers exact rules for what is known good, and says what would be logged again")
  func replacement() throws {
    let known = TupleSummary.sample()
    let loader = TupleSummary.sample(
      .sample(startModule: #"C:\Windows\System32\KERNEL32.DLL"#, startFunction: "LoadLibraryW"))
    let audit = try #require(
      try Self.audits(#"<SourceImage condition="image">csrss.exe</SourceImage>"#).first)
    var counted = audit
    for summary in [known, loader] { counted.count(summary, sample: .sample(), onlyHere: true) }
    counted.finish(exact: ExactRules(of: [known, loader]), silenced: [known.tuple, loader.tuple])
    #expect(counted.replacement.map(\.summary) == [known])
    #expect(counted.leftLogged == 1)
    #expect(counted.baseline.tuples == 2 && !counted.neverMatched)
  }
}
