import Foundation
import RemoteThread
import TestSupport
import Testing

@testable import FleetSimulator

@Suite("Lines in Winlogbeat's shape")
struct WinlogbeatWriterTests {
  private static let names = [
    "NewThreadId", "RuleName", "SourceImage", "SourceProcessGuid", "SourceProcessId", "SourceUser", "StartAddress",
    "StartFunction", "StartModule", "TargetImage", "TargetProcessGuid", "TargetProcessId", "TargetUser", "UtcTime",
  ]

  @Test("Every line is one JSON object with the fourteen fields of Event ID 8 as strings")
  func everyLine() throws {
    let writer = WinlogbeatWriter()
    for simulated in FleetSamples.events(try FleetPlan(seed: 2, hosts: 15, days: 1, attackDays: 1)) {
      let line = writer.line(simulated.event)
      #expect(line.last == 0x0A && !line.dropLast().contains(0x0A))
      let winlog = try Self.winlog(line)
      let data = try #require(winlog["event_data"] as? [String: String])
      #expect(data.keys.sorted() == Self.names)
      #expect(data["UtcTime"] == simulated.event.utcTime.description)
      #expect(data["TargetImage"] == simulated.event.targetImage.rawValue)
      #expect(winlog["computer_name"] as? String == simulated.event.computer)
      #expect(winlog["record_id"] as? UInt64 == simulated.event.recordID)
      #expect(winlog["event_id"] as? String == "8")
      #expect(winlog["provider_name"] as? String == "Microsoft-Windows-Sysmon")
    }
  }

  @Test("A blank field is a dash, and quotes, backslashes and control characters are escaped")
  func escapes() throws {
    let event = RemoteThreadEvent.sample(
      sourceImage: "C:\\a\"b\u{1}\u{1F}\té.exe", startModule: nil, startFunction: nil)
    let data = try #require(try Self.winlog(WinlogbeatWriter().line(event))["event_data"] as? [String: String])
    #expect(data["SourceImage"] == "C:\\a\"b\u{1}\u{1F}\té.exe")
    #expect(data["StartModule"] == "-")
    #expect(data["SourceProcessId"] == "-")
  }

  @Test(
    "Other events fill the numbers before an event, as many as asked for on average", arguments: [0, 500, 3250, 39_000])
  func otherEvents(perMille: Int) throws {
    var others = OtherEvents(perMille: perMille, seed: 1)
    var json = JSONText()
    var count = 0
    for number in 1...100 as ClosedRange<UInt64> {
      json.removeAll()
      let made = others.records(before: .sample(recordID: number * 1000))
      for record in made { WinlogbeatWriter().append(record, to: &json) }
      let lines = json.bytes.split(separator: 0x0A)
      #expect(lines.count == made.count)
      let records = try lines.map { try Self.winlog(Array($0)) }
      #expect(
        records.compactMap { $0["record_id"] as? UInt64 }
          == (0..<UInt64(made.count)).map { number * 1000 - UInt64(made.count) + $0 })
      #expect(records.allSatisfy { $0["event_id"] as? String != "8" })
      count += made.count
    }
    #expect(count == perMille / 10)
  }

  private static func winlog(_ line: [UInt8]) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
    return try #require(object?["winlog"] as? [String: Any])
  }
}
