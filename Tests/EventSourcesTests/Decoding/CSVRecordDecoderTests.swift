import RemoteThread
import Testing

@testable import EventSources

@Suite("Rows of CSV tables")
struct CSVRecordDecoderTests {
  static let names = Wrappers.fields.map(\.name)
  static let values = Wrappers.fields.map(\.value)

  @Test(
    "A header without any field of an event log is refused",
    arguments: [
      [], [""], ["a", "b"], ["Message"], ["time", "Computer", "Message"],
    ])
  func refused(header: [String]) { #expect(decodeCSV(header, header) == nil) }

  @Test(
    "A header is accepted with quirks of exporters",
    arguments: [
      { "\u{FEFF}\($0)" }, { " \($0) " }, { $0.uppercased() }, { "winlog.event_data.\($0)" },
      { "_source.data.win.eventdata.\($0)" },
    ] as [@Sendable (String) -> String])
  func quirks(spelling: @Sendable (String) -> String) {
    guard case .event(let event)? = decodeCSV(Self.names.map(spelling), Self.values)?.first else {
      Issue.record("no event")
      return
    }
    #expect(ThreadTuple(event) == ThreadTuple(Wrappers.event) && event.utcTime == Wrappers.event.utcTime)
  }

  @Test(
    "Get-WinEvent | Export-Csv is read, all of its columns or a few of them",
    arguments: [
      ["Message", "Id", "RecordId", "ProviderName", "LogName", "MachineName"],
      ["TimeCreated", "Id", "MachineName", "RecordId", "Message"],
    ])
  func exportCSV(header: [String]) {
    let values = [
      "Message": Wrappers.message(), "Id": "8", "RecordId": "4242", "ProviderName": Wrappers.provider,
      "LogName": Wrappers.channel, "MachineName": Wrappers.computer, "TimeCreated": "3/2/2026 10:00:00 AM",
    ]
    #expect(decodeCSV(header, header.map { values[$0] ?? "" }) == [.event(Wrappers.event)])
  }

  @Test("Event Viewer's message stands behind the last column")
  func eventViewer() {
    let header = ["Level", "Date and Time", "Source", "Event ID", "Task Category"]
    let cells = ["Information", "3/2/2026 10:00:00 AM", Wrappers.provider, "8", "CreateRemoteThread detected"]
    guard case .event(let event)? = decodeCSV(header, cells + [Wrappers.message()])?.first else {
      Issue.record("no event")
      return
    }
    #expect(ThreadTuple(event) == ThreadTuple(Wrappers.event) && event.utcTime == Wrappers.event.utcTime)
    #expect(decodeCSV(header, cells) == [.damaged(reason: "no UtcTime")])
    #expect(decodeCSV(header, cells + ["", ""]) == [.damaged(reason: "7 cells under 5 column names")])
  }

  @Test("A row with too few or too many cells is damaged")
  func cellCount() {
    #expect(
      decodeCSV(Self.names, Self.values + [""]) == [.damaged(reason: "15 cells under 14 column names")])
    #expect(decodeCSV(Self.names, []) == [.damaged(reason: "0 cells under 14 column names")])
  }

  @Test("The event id column tells other events")
  func otherEvents() {
    let blanks = Self.names.map { _ in "" }
    #expect(decodeCSV(["EventID"] + Self.names, ["10"] + blanks) == [.otherEvent])
    #expect(decodeCSV(["EventID"] + Self.names, ["8"] + blanks) == [.damaged(reason: "no UtcTime")])
    #expect(decodeCSV(Self.names, blanks) == [.damaged(reason: "no event id")])
    #expect(decodeCSV(["EventID", "Provider"] + Self.names, ["8", "Other"] + Self.values) == [.otherEvent])
  }

  @Test("Empty cells are filled from the message")
  func emptyCells() {
    let values = Self.names.map { $0 == "StartModule" ? "" : Wrappers.fields[Self.names.firstIndex(of: $0) ?? 0].value }
    let decoded = decodeCSV(
      ["EventCode", "ComputerName", "RecordNumber", "Message"] + Self.names,
      ["8", Wrappers.computer, "4242", Wrappers.message()] + values)
    #expect(decoded == [.event(Wrappers.event)])
  }
}
