import Baseline
import Foundation
import RemoteThread
import Scoring
import Testing
import TestSupport

@testable import Reports

@Suite("Findings in the Elastic Common Schema")
struct FindingECSTests {
  private static func fields(_ event: RemoteThreadEvent) throws -> [String: Any] {
    let line = FindingECS.line(FindingRenderingTests.finding(event))
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    var fields: [String: Any] = [:]
    func flatten(_ value: Any, _ path: String) {
      guard let object = value as? [String: Any] else {
        fields[path] = value
        return
      }
      for (key, value) in object { flatten(value, path.isEmpty ? key : "\(path).\(key)") }
    }
    flatten(object, "")
    return fields
  }

  @Test("Each field of the event has its ECS name and type")
  func names() throws {
    let fields = try Self.fields(
      .sample(
        computer: "WS07", recordID: 12, sourceImage: #"C:\Users\ann\AppData\x.exe"#,
        targetImage: #"C:\Windows\System32\lsass.exe"#, startAddress: "0x000001F000000000", startModule: "-",
        startFunction: "-", newThreadId: 99, sourceUser: #"CORP\ann"#, targetUser: #"NT AUTHORITY\SYSTEM"#))
    #expect(fields["@timestamp"] as? String == "2026-03-02T10:00:00.000Z")
    #expect(fields["event.category"] as? [String] == ["process"])
    #expect(fields["event.type"] as? [String] == ["change"])
    #expect(fields["event.kind"] as? String == "alert")
    #expect(fields["event.sequence"] as? Int == 12)
    #expect(try #require(fields["event.risk_score"] as? Double) > 0)
    #expect(fields["host.name"] as? String == "WS07")
    #expect(fields["process.name"] as? String == "x.exe")
    #expect(fields["process.executable"] as? String == #"C:\Users\ann\AppData\x.exe"#)
    #expect(fields["user.name"] as? String == "ann")
    #expect(fields["user.domain"] as? String == "CORP")
    #expect(fields["Target.process.executable"] as? String == #"C:\Windows\System32\lsass.exe"#)
    #expect(fields["Target.process.user.name"] as? String == "SYSTEM")
    #expect(fields["Target.process.thread.id"] as? Int == 99)
    #expect(fields["Target.process.thread.Ext.start_address"] as? UInt64 == 0x1F0_0000_0000)
    #expect(fields["Target.process.thread.Ext.start_address_module"] as? String == "Unbacked")
    #expect(fields["rule.name"] as? String == "Remote thread: new source")
    #expect(try #require(fields["message"] as? String).hasPrefix("x.exe started a thread in lsass.exe: "))
  }

  @Test("Sub-techniques stand beside their techniques, each once")
  func techniques() throws {
    let fields = try Self.fields(
      .sample(targetImage: #"C:\Windows\System32\lsass.exe"#, startModule: "-", startFunction: "-"))
    let techniques = try #require(fields["threat.technique.id"] as? [String])
    let subtechniques = try #require(fields["threat.technique.subtechnique.id"] as? [String])
    #expect(techniques == Set(techniques).sorted())
    #expect(subtechniques.allSatisfy { $0.contains(".") && techniques.contains(String($0.prefix { $0 != "." })) })
    #expect(fields["threat.framework"] as? String == "MITRE ATT&CK")
  }

  @Test("What an event does not say is left out, not null")
  func blanks() throws {
    let event = RemoteThreadEvent.sample(recordID: nil, startAddress: nil, newThreadId: nil)
    let fields = try Self.fields(event)
    for name in ["event.sequence", "user.name", "process.pid", "Target.process.thread.id"] {
      #expect(fields[name] == nil, "\(name)")
    }
    #expect(!FindingECS.line(FindingRenderingTests.finding(event)).contains("null"))
  }
}
