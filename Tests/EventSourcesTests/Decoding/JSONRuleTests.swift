import RemoteThread
import Testing

@testable import EventSources

@Suite("What a JSON record is, and what its fields are")
struct JSONRuleTests {
  /// A flat record with these members before and these instead of the usual ones.
  static func flat(_ envelope: String = #""EventID":8"#, without dropped: Set<String> = [], _ more: String = "")
    -> String
  {
    "{\(envelope),\(Wrappers.members(without: dropped))\(more.isEmpty ? "" : "," + more)}"
  }

  static func event(_ record: String) -> RemoteThreadEvent? {
    guard case .event(let event) = decodeJSON(record).first else { return nil }
    return event
  }

  @Test(
    "Event id 8 is read in every spelling",
    arguments: [
      "8", "8.0", #""8""#, #""8.0""#, "[8]", #"["8"]"#, #"{"Value":8}"#, ##"{"#text":"8"}"##,
      ##"{"#attributes":{"Qualifiers":""},"#text":8}"##, ##"{"@Qualifiers":"0","#text":"8"}"##,
    ])
  func eventID(value: String) { #expect(Self.event(Self.flat("\"EventID\":\(value)")) != nil) }

  @Test("Another event id is another event, whatever else is in it", arguments: ["1", "80", "88", #""10""#, "0"])
  func otherID(value: String) { #expect(decodeJSON(Self.flat("\"EventID\":\(value)")) == [.otherEvent]) }

  @Test(
    "An event id that is no whole number is damage", arguments: [#""eight""#, "8.5", "-8", #""0x8""#, "true", "1e400"])
  func unreadableID(value: String) {
    let decoded = decodeJSON(Self.flat("\"EventID\":\(value)"))
    #expect(
      decoded == [.damaged(reason: value == "1e400" ? "not JSON: bad or too large number" : "unreadable event id")])
  }

  @Test(
    "Event 8 of another provider is another event",
    arguments: [
      #""SourceName":"Microsoft-Windows-Kernel-General""#, #""Provider":{"Name":"Microsoft-Windows-Winlogon"}"#,
      #""Channel":"System""#, #""provider_name":"X","Channel":"Microsoft-Windows-Sysmon/Operational""#,
    ])
  func otherProvider(members: String) {
    #expect(decodeJSON(Self.flat(#""EventID":8,"# + members)) == [.otherEvent])
  }

  @Test(
    "Sysmon's event 8 stays Sysmon's in a collector's channel",
    arguments: [
      #""Channel":"ForwardedEvents""#, #""Channel":"ForwardedEvents","Provider":"Microsoft-Windows-Sysmon""#,
      #""Channel":"WEC-Sysmon""#, #""Channel":"MICROSOFT-WINDOWS-SYSMON/OPERATIONAL""#, #""Provider":"-""#,
    ])
  func forwarded(members: String) { #expect(Self.event(Self.flat(#""EventID":8,"# + members)) != nil) }

  @Test("Without an event id, Sysmon's two images make an event")
  func fieldNamesDecide() {
    #expect(Self.event("{\(Wrappers.members())}") != nil)
    #expect(decodeJSON(#"{"SourceImage":"a"}"#) == [.damaged(reason: "no event id")])
  }

  @Test(
    "A record that is no event is damage",
    arguments: [
      "{}", #"{"a":1}"#, "null", "8", #""x""#, "[{}]", #"{"id":8}"#, #"{"message":"hello"}"#,
      #"{"rule":{"EventID":8}}"#,
    ])
  func noEvent(record: String) { #expect(decodeJSON(record) == [.damaged(reason: "no event id")]) }

  @Test("An empty list is not damage", arguments: ["[]", #"{"hits":{"total":0,"hits":[]}}"#, "[[]]"])
  func emptyList(record: String) { #expect(decodeJSON(record) == [.otherEvent]) }

  @Test("A required field that is missing or blank is damage", arguments: ["UtcTime", "SourceImage", "TargetImage"])
  func required(field: String) {
    #expect(decodeJSON(Self.flat(without: [field])) == [.damaged(reason: "no \(field)")])
    #expect(decodeJSON(Self.flat(without: [field], "\"\(field)\":\"-\"")) == [.damaged(reason: "no \(field)")])
    #expect(decodeJSON(Self.flat(without: [field], "\"\(field)\":null")) == [.damaged(reason: "no \(field)")])
  }

  @Test("UtcTime is never taken from the envelope, nor mended")
  func time() {
    let envelope = #""EventID":8,"@timestamp":"2026-03-02T10:00:00Z","TimeCreated":"2026-03-02T10:00:00Z""#
    #expect(decodeJSON(Self.flat(envelope, without: ["UtcTime"])) == [.damaged(reason: "no UtcTime")])
    #expect(
      decodeJSON(Self.flat(without: ["UtcTime"], #""UtcTime":"yesterday""#)) == [.damaged(reason: "unreadable UtcTime")]
    )
  }

  @Test("StartAddress may be missing but not unreadable")
  func startAddress() {
    #expect(Self.event(Self.flat(without: ["StartAddress"]))?.startAddress == nil)
    #expect(Self.event(Self.flat(without: ["StartAddress"])) != nil)
    for value in ["7FF8", "0x", "0x10000000000000000", "0xZZ"] {
      #expect(
        decodeJSON(Self.flat(without: ["StartAddress"], "\"StartAddress\":\"\(value)\""))
          == [.damaged(reason: "unreadable StartAddress")])
    }
  }

  @Test(
    "A record number may be missing but not unreadable; 0 is none",
    arguments: [
      ("4242", 4242), (#""4242""#, 4242), ("18446744073709551615", .max), ("null", nil), (#""""#, nil), ("0", nil),
    ] as [(String, UInt64?)])
  func recordNumber(value: String, expected: UInt64?) throws {
    #expect(try #require(Self.event(Self.flat("\"EventID\":8,\"RecordNumber\":\(value)"))).recordID == expected)
  }

  @Test("An unreadable record number is damage", arguments: ["-1", #""x""#, "1.5", "1e30", #""18446744073709551616""#])
  func unreadableRecordNumber(value: String) {
    #expect(
      decodeJSON(Self.flat("\"EventID\":8,\"RecordNumber\":\(value)")) == [.damaged(reason: "unreadable EventRecordID")]
    )
  }

  @Test("Numbers that only describe read as blank where they are out of range")
  func describingNumbers() throws {
    let names: Set = ["SourceProcessId", "TargetProcessId", "NewThreadId", "SourceProcessGuid"]
    let event = try #require(
      Self.event(
        Self.flat(
          without: names,
          #""SourceProcessId":-1,"TargetProcessId":4294967296,"NewThreadId":6932.0,"SourceProcessGuid":"x""#)))
    #expect(event.sourceProcessId == nil && event.targetProcessId == nil && event.sourceProcessGuid == nil)
    #expect(event.newThreadId == 6932)
  }

  @Test(
    "The host is the one that logged, not the one that forwarded",
    arguments: [
      (#""host":"wec","Hostname":"WS01""#, "WS01"), (#""host":{"name":"wec"},"computer_name":"WS01""#, "WS01"),
      (#""Hostname":"wec","Computer":"WS01""#, "WS01"), (#""host":{"name":"WS01"}"#, "WS01"),
      (#""MachineName":"WS01""#, "WS01"), (#""agent":{"name":"wec"}"#, "-"),
      (#""Computer":"","Hostname":"WS01""#, "WS01"),
    ])
  func computer(members: String, expected: String) {
    #expect(Self.event(Self.flat(#""EventID":8,"# + members))?.computer == expected)
  }

  @Test("Of two equal keys the first counts")
  func duplicates() {
    #expect(decodeJSON(#"{"EventID":1,"EventID":8}"#) == [.otherEvent])
    #expect(Self.event(Self.flat(#""EventID":8,"StartFunction":"First""#))?.startFunction == "First")
  }

  @Test("The map of Sysmon's fields counts before keys of the envelope, and only it names the event")
  func mapFirst() throws {
    let record = """
      {"EventData":{"EventID":1,"Computer":"X",\(Wrappers.members())},"StartFunction":"Y",\
      "System":{"EventID":8,"Computer":"WS01"}}
      """
    let event = try #require(Self.event(record))
    #expect(event.startFunction == "LoadLibraryW" && event.computer == "WS01")
  }

  @Test("Blank, null and absent are one", arguments: [#""""#, #""-""#, "null", "[]"])
  func blank(value: String) throws {
    let record = Self.flat(
      without: ["StartModule", "StartFunction"], "\"StartModule\":\(value),\"StartFunction\":\(value)")
    let event = try #require(Self.event(record))
    #expect(event.startModule == nil && event.startFunction == nil)
  }

  @Test("Sysmon's values are not trimmed")
  func untrimmed() {
    let record = Self.flat(without: ["SourceImage"], #""SourceImage":" C:\\a.exe ""#)
    #expect(Self.event(record)?.sourceImage.rawValue == #" C:\a.exe "#)
  }

  @Test("XML escapes are undone in <unknown process> alone")
  func escapes() throws {
    let names: Set = ["SourceImage", "TargetImage"]
    let record = Self.flat(
      without: names, #""SourceImage":"C:\\a&lt;b.exe","TargetImage":"&lt;unknown process&gt;""#)
    let event = try #require(Self.event(record))
    #expect(event.sourceImage.rawValue == #"C:\a&lt;b.exe"#)
    #expect(event.targetImage.isUnknownProcess && event.targetImage.rawValue == "<unknown process>")
  }

  @Test("Doubled backslashes are undone in Wazuh's envelope alone")
  func doubledBackslashes() throws {
    let values =
      #""UtcTime":"2026-03-02 10:00:00.250","TargetImage":"C:\\\\x.exe","SourceImage":"\\\\\\\\srv\\\\s\\\\a.exe""#
    let wazuh = try #require(Self.event(#"{"win":{"system":{"eventID":"8"},"eventdata":{"# + values + "}}}"))
    #expect(wazuh.sourceImage.rawValue == #"\\srv\s\a.exe"# && wazuh.targetImage.rawValue == #"C:\x.exe"#)
    let other = try #require(Self.event(#"{"EventID":8,"# + values + "}"))
    #expect(other.sourceImage.rawValue == #"\\\\srv\\s\\a.exe"#)
  }

  @Test("A share in Wazuh's envelope that was not doubled is left alone")
  func undoubledShare() {
    #expect(WazuhText.undoubled(#"\\srv\share\a.exe"#) == #"\\srv\share\a.exe"#)
    #expect(WazuhText.undoubled(#"C:\Windows\a.exe"#) == #"C:\Windows\a.exe"#)
  }

  @Test("A byte order mark before a record is no damage")
  func byteOrderMark() { #expect(Self.event("\u{FEFF}" + Self.flat()) != nil) }
}
