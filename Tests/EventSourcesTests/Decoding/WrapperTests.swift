import RemoteThread
import Testing

@testable import EventSources

@Suite("One event from every export")
struct WrapperTests {
  @Test("Every JSON export of an event reads to the same event", arguments: Wrappers.json.map(\.name))
  func json(name: String) throws {
    let record = try #require(Wrappers.json.first { $0.name == name }).record
    #expect(decodeJSON(record) == [.event(Wrappers.event)])
  }

  @Test(
    "Every XML rendering of an event reads to the same event",
    arguments: [
      Wrappers.xml(), Wrappers.xml("'"),
      "<?xml version=\"1.0\" encoding=\"utf-16\"?>\n" + Wrappers.xml(),
      Wrappers.xml().replacing("><", with: ">\n  <"),
      Wrappers.xml().replacing("</EventData>", with: "</EventData><RenderingInfo><Message>x</Message></RenderingInfo>"),
      Wrappers.xml().replacing("<Data Name=\"StartFunction\">LoadLibraryW</Data>", with: "")
        .replacing("</Event>", with: "<RenderingInfo><Message>\(Wrappers.message())</Message></RenderingInfo></Event>"),
      Wrappers.xml().replacing("<", with: "<e:").replacing("<e:/", with: "</e:").replacing("xmlns", with: "xmlns:e"),
      Wrappers.xml().replacing("LoadLibraryW", with: "<![CDATA[LoadLibrary]]>&#x57;<!-- x -->"),
    ])
  func xml(record: String) { #expect(decodeXML(record) == [.event(Wrappers.event)]) }

  @Test("A CSV row reads to the same event, whatever the order and case of its columns")
  func csv() {
    let columns =
      [("eventid", "8"), ("COMPUTER", Wrappers.computer), ("EventRecordID", "4242"), ("x", "y")]
      + Wrappers.fields.reversed().map { ($0.name.lowercased(), $0.value) }
    #expect(decodeCSV(columns.map(\.0), columns.map(\.1)) == [.event(Wrappers.event)])
  }

  @Test(
    "A CSV row can hold the event in a column of its own",
    arguments: [
      ("Payload", "{\"EventData\":\(Wrappers.dataList(name: "@Name", text: "#text"))}"),
      ("Message", Wrappers.message()), ("_raw", Wrappers.xml("'")),
      ("EventData", "<EventData>\(Wrappers.data())</EventData>"),
    ])
  func csvNested(column: String, text: String) {
    #expect(
      decodeCSV(
        ["RecordNumber", "EventRecordId", "EventId", "Provider", "Computer", column],
        ["77", "4242", "8", Wrappers.provider, Wrappers.computer, text]) == [.event(Wrappers.event)])
  }

  @Test(
    "Tables in JSON give one result for each row",
    arguments: [
      #"{"tables":[{"name":"PrimaryResult","columns":[{"name":"A","type":"string"},{"name":"B"}],"rows":ROWS}]}"#,
      #"{"Tables":[{"TableName":"Table_0","Columns":[{"ColumnName":"A"},{"ColumnName":"B"}],"Rows":ROWS}]}"#,
      #"{"preview":false,"fields":["A","B"],"rows":ROWS}"#,
    ])
  func tables(table: String) {
    let rows = "[[8,\(Wrappers.quoted(Wrappers.xml()))],[1,null],[8]]"
    let record = table.replacing("ROWS", with: rows).replacing("\"A\"", with: "\"EventID\"")
      .replacing("\"B\"", with: "\"_raw\"")
    #expect(
      decodeJSON(record) == [
        .event(Wrappers.event), .otherEvent, .damaged(reason: "1 cells under 2 column names"),
      ])
  }

  @Test("A table in JSON that holds no events is damaged, and an empty one is not")
  func foreignTables() {
    #expect(decodeJSON(#"{"columns":["a"],"rows":[["b"]]}"#) == [.damaged(reason: "a table without event fields")])
    #expect(decodeJSON(#"{"columns":["EventID"],"rows":[]}"#) == [.otherEvent])
  }

  @Test(
    "Lists of events give one result each, in order",
    arguments: [
      "[THIS,OTHER,THIS]", #"{"events":[THIS,OTHER,THIS]}"#,
      #"{"took":1,"hits":{"total":{"value":3},"hits":[THIS,OTHER,THIS]}}"#,
      #"{"value":[THIS,OTHER,THIS]}"#, #"{"message":"3 hits","results":[THIS,OTHER,THIS]}"#,
      #"{"preview":false,"fields":[{"name":"_raw"}],"results":[THIS,OTHER,THIS]}"#,
      #"{"Records":[THIS,OTHER,THIS]}"#, #"{"Events":{"Event":[THIS,OTHER,THIS]}}"#,
      #"[[THIS],[OTHER,THIS]]"#,
    ])
  func lists(list: String) {
    let record = list.replacing("THIS", with: Wrappers.evtxDump).replacing("OTHER", with: #"{"EventID":1}"#)
    #expect(decodeJSON(record) == [.event(Wrappers.event), .otherEvent, .event(Wrappers.event)])
  }
}

func decodeJSON(_ record: String) -> [DecodedRecord] {
  var decoder = JSONRecordDecoder()
  return decoder.decode(Array(record.utf8)[...])
}

func decodeXML(_ record: String) -> [DecodedRecord] {
  var decoder = XMLRecordDecoder()
  return decoder.decode(Array(record.utf8)[...])
}

func decodeCSV(_ header: [String], _ row: [String]) -> [DecodedRecord]? {
  guard var decoder = CSVRecordDecoder(header: header) else { return nil }
  return decoder.decode(row: row)
}
