import EVTX
import Testing

@Suite("Records")
struct RecordTests {
  @Test("A record gives its system values and its fields in order, without its tree")
  func record() {
    var chunk = SampleChunk(firstRecordID: 70)
    chunk.addEvent(
      id: 8, fields: ["SourceImage": #"C:\a.exe"#, "TargetImage": "C:\\ü\u{1F600}.exe", "StartModule": ""])
    let bytes = ContiguousArray(chunk.finished())
    let span = unsafe bytes.span.bytes
    var count = 0
    _ = ChunkReader().read(span, number: 0, fileOffset: 4096) { record in
      count += 1
      #expect(record.recordID == 70)
      #expect(record.eventRecordID == 70)
      #expect(record.eventID == 8)
      #expect(record.fileOffset == 4096 + 512)
      #expect(record.providerName.text == "Microsoft-Windows-Sysmon")
      #expect(record.computer.text == "DESKTOP-1")
      #expect(record.timeCreated?.description == "2017-12-26T17:10:29.1368792Z")
      var fields: [String] = []
      record.forEachDataField { fields.append("\($0.text)=\($1.text)") }
      #expect(fields == [#"SourceImage=C:\a.exe"#, "TargetImage=C:\\ü\u{1F600}.exe", "StartModule="])
    } damage: {
      Issue.record("\($0)")
    }
    #expect(count == 1)
  }

  @Test("XML and JSON of a record")
  func documents() throws {
    var chunk = SampleChunk()
    chunk.addEvent(id: 8, fields: ["Image": "<a> & \"b\"\u{1}"])
    let bytes = ContiguousArray(chunk.finished())
    let span = unsafe bytes.span.bytes
    var xml = ""
    var json = ""
    _ = try ChunkReader().read(
      span, number: 0, fileOffset: 4096,
      record: {
        xml = try $0.xml()
        json = try $0.json()
      }, damage: { _ in })
    #expect(
      xml == """
        <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>\
        <Provider Name="Microsoft-Windows-Sysmon"/><EventID>8</EventID><Level>4</Level>\
        <TimeCreated SystemTime="2017-12-26T17:10:29.1368792Z"/><EventRecordID>1</EventRecordID><Correlation/>\
        <Computer>DESKTOP-1</Computer></System>\
        <EventData><Data Name="Image">&lt;a&gt; &amp; "b"\u{FFFD}</Data></EventData></Event>
        """)
    #expect(
      json == """
        {"Event":{"#attributes":{"xmlns":"http://schemas.microsoft.com/win/2004/08/events/event"},"System":\
        {"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon"}},"EventID":8,"Level":4,"TimeCreated":\
        {"#attributes":{"SystemTime":"2017-12-26T17:10:29.1368792Z"}},"EventRecordID":1,"Correlation":null,\
        "Computer":"DESKTOP-1"},"EventData":{"Image":"<a> & \\"b\\"\\u0001"}}}
        """)
  }
}
