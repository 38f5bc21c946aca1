import EVTX
import Foundation
import Testing

enum Captures {
  /// The folder of real logs beside the checkout (or at HEDDLE_SHARED); nil where it is absent.
  static let folder: URL? = {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["HEDDLE_SHARED"].map { URL(filePath: $0) }
      ?? checkout.deletingLastPathComponent().appending(path: "shared")
    let folder = shared.appending(path: "data/evtx")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()
}

@Suite("Real logs", .enabled(if: Captures.folder != nil, "the captures are not beside the checkout"))
struct CaptureTests {
  static func log(_ name: String) throws -> EventLog {
    try EventLog(path: try #require(Captures.folder).appending(path: name).path)
  }

  @Test(
    "Each gives all records that are whole, and names its damages that touch records",
    arguments: [
      ("omerbenamram__Application_no_crc32.evtx", 17, 0),
      ("omerbenamram__sample-with-zero-data-size-event.evtx", 449, 2),
      ("omerbenamram__security_bad_string_cache.evtx", 2261, 1),
      ("omerbenamram__sysmon.evtx", 358, 8),
      ("omerbenamram__system.evtx", 1881, 0),
      ("sbousseaden__CA_keefarce_keepass_credump.evtx", 5, 0),
      ("sbousseaden__CA_sysmon_hashdump_cmd_meterpreter.evtx", 9, 0),
      ("sbousseaden__Sysmon_meterpreter_ReflectivePEInjection_to_notepad_.evtx", 13, 0),
      ("sbousseaden__apt10_jjs_sideloading_prochollowing_persist_as_service_sysmon_1_7_8_13.evtx", 11, 0),
      ("sbousseaden__de_unmanagedpowershell_psinject_sysmon_7_8_10.evtx", 84, 0),
      ("sbousseaden__sideloading_uacbypass_rundll32_injection_c2.evtx", 18, 0),
    ])
  func counts(name: String, records: Int, damages: Int) throws {
    var found: [Damage] = []
    var unreadable = 0
    let account = try Self.log(name).forEachRecord(
      record: { if (try? $0.json()) == nil { unreadable += 1 } }, damage: { found.append($0) })
    #expect(account.records == records)
    #expect(unreadable == 0)
    #expect(found.filter(\.touchesRecords).count == damages, "\(found)")
  }

  @Test("In a log with lost pages no half record is given")
  func lostPages() throws {
    var names: Set<String> = []
    let account = try Self.log("omerbenamram__sample_with_a_bad_chunk_magic.evtx").forEachRecord(
      record: { record in record.forEachDataField { if $0.text == "PackageFamilyName" { names.insert($1.text) } } },
      damage: { _ in })
    #expect(account.records == 298)
    #expect(names.allSatisfy { $0.contains("_") }, "\(names)")
  }

  @Test("An Event ID 8 is found by the filter, with its fields")
  func remoteThread() throws {
    var events: [[String]] = []
    try Self.log("sbousseaden__CA_keefarce_keepass_credump.evtx").forEachRecord(
      filter: RecordFilter(provider: "Microsoft-Windows-Sysmon", eventIDs: [8]),
      record: { record in
        #expect(record.computer.text == "IEWIN7")
        #expect(record.eventRecordID == 7023)
        var fields: [String] = []
        record.forEachDataField { fields.append("\($0.text)=\($1.text)") }
        events.append(fields)
      }, damage: { Issue.record("\($0)") })
    #expect(
      events == [
        [
          "RuleName=", "UtcTime=2019-04-27 18:47:00.062",
          "SourceProcessGuid={365abb72-a3a4-5cc4-0000-001084960c00}", "SourceProcessId=1288",
          #"SourceImage=C:\Users\Public\KeeFarce.exe"#,
          "TargetProcessGuid={365abb72-a201-5cc4-0000-00104f500800}", "TargetProcessId=2364",
          #"TargetImage=C:\Program Files\KeePass Password Safe 2\KeePass.exe"#, "NewThreadId=1920",
          "StartAddress=0x5A801260", #"StartModule=C:\Users\Public\BootstrapDLL.dll"#,
          "StartFunction=LoadManagedProject",
        ]
      ])
  }

  @Test("The filter gives what reading everything and choosing gives")
  func filterAgrees() throws {
    for name in [
      "omerbenamram__sysmon.evtx", "omerbenamram__system.evtx", "omerbenamram__security_bad_string_cache.evtx",
    ] {
      var all: [UInt16: Int] = [:]
      try Self.log(name).forEachRecord(
        record: { record in if let id = record.eventID { all[id, default: 0] += 1 } }, damage: { _ in })
      for (id, count) in all {
        let account = try Self.log(name).forEachRecord(
          filter: RecordFilter(eventIDs: [id]), record: { _ in }, damage: { _ in })
        #expect(account.matched == count, "\(name) \(id)")
      }
    }
  }
}
