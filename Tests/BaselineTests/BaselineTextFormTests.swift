import Baseline
import RemoteThread
import Testing
import TestSupport

@Suite("The text form")
struct BaselineTextFormTests {
  private static let tuple = ThreadTuple(.sample())
  private static let time = UTCTime("2026-03-02 10:00:00.007") ?? UTCTime(milliseconds: 0)

  private static func sighting(offset: UInt16? = 0x0B80) -> BaselineRow {
    .sighting(Sighting(tuple: tuple, offset: offset, host: "ws01", day: time.day, events: 3, seen: time...time))
  }

  @Test("Prints a row as one line of JSON with sorted keys")
  func lines() throws {
    #expect(
      try BaselineTextForm.line(of: .settings(BaselineSettings()))
        == #"{"format":1,"generalise":true,"kind":"settings","minimum_days":3,"minimum_host_days":5}"#)
    #expect(
      try BaselineTextForm.line(of: Self.sighting())
        == #"{"day":"2026-03-02","events":3,"first_seen":"2026-03-02 10:00:00.007","function":"ctrlroutine","#
        + #""host":"ws01","kind":"sighting","last_seen":"2026-03-02 10:00:00.007","#
        + #""module":"c:\\windows\\system32\\kernelbase.dll","offset":"0B80","#
        + #""source":"c:\\windows\\system32\\csrss.exe","start_class":"backed","#
        + #""target":"c:\\windows\\system32\\cmd.exe"}"#)
  }

  @Test("Reads back every kind of row")
  func roundTrip() throws {
    var page = LedgerPage()
    _ = page.insert(.init(EventIdentity(of: .sample(recordID: .max))))
    let unbacked = ThreadTuple(source: "a", target: "\u{0}\n\u{2028}é", start: ThreadStart(withoutModule: .kernel))
    let rows: [BaselineRow] = [
      .settings(BaselineSettings(generalisation: .none, policy: .init(minimumHostDays: 9, minimumDays: 2))),
      .tuple(Self.tuple, TupleExample(.sample()), .quarantined, reason: "seen in a dropper"),
      .tuple(unbacked, TupleExample(spelling: unbacked), .learned, reason: nil),
      Self.sighting(), Self.sighting(offset: nil), .ledger(host: "ws01", day: Self.time.day, page),
    ]
    for row in rows {
      let line = try BaselineTextForm.line(of: row)
      #expect(!line.contains("\n"))
      #expect(try BaselineTextForm.row(of: line, number: 1) == row)
    }
  }

  private static let good: [String: String] = [
    "kind": #""sighting""#, "source": #""a""#, "target": #""b""#, "module": #""m""#, "host": #""h""#, "events": "1",
    "day": #""2026-03-02""#, "first_seen": #""2026-03-02 10:00:00.000""#, "last_seen": #""2026-03-02 10:00:00.000""#,
  ]

  private static func line(_ changes: [String: String?]) -> String {
    var values = good
    for (key, value) in changes { values[key] = value }
    return "{" + values.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",") + "}"
  }

  @Test("A complete sighting is read")
  func complete() throws {
    #expect(throws: Never.self) { try BaselineTextForm.row(of: Self.line([:]), number: 1) }
  }

  @Test("Hosts and images are folded, as events' are")
  func folded() throws {
    let row = try BaselineTextForm.row(of: Self.line(["host": #""WS01""#, "source": #""A""#]), number: 1)
    guard case .sighting(let sighting) = row else {
      Issue.record("not a sighting")
      return
    }
    #expect(sighting.host == "ws01")
    #expect(sighting.tuple.source == "a")
  }

  @Test(
    "Says what is wrong with a row",
    arguments: [
      (["source": nil], "no source"),
      (["source": #""""#], "source is blank"),
      (["target": #""-""#], "target is blank"),
      (["module": #""""#], "module is blank"),
      (["function": #""-""#], "function is blank"),
      (["host": nil], "no host"),
      (["events": nil], "no events"),
      (["events": "0"], "events is not within 1 to 4294967295"),
      (["events": "-1"], "events is not within 1 to 4294967295"),
      (["events": "4294967296"], "events is not within 1 to 4294967295"),
      (["day": #""2026-02-30""#], "day is no date"),
      (["day": #""2026-03-03""#], "first_seen or last_seen is on another day"),
      (
        ["last_seen": #""2026-03-02 09:00:00.000""#],
        "first_seen or last_seen is no time, or they are in the wrong order"
      ),
      (["offset": #""5E""#], "offset is not four hex digits"),
      (["offset": #""+5EA""#], "offset is not four hex digits"),
      (["offset": #""5EA0""#, "module": nil, "start_class": #""kernel""#], "offset without a module"),
      (["module": nil], "without a module, start_class is unbackedUser or kernel"),
      (["module": nil, "start_class": #""backed""#], "without a module, start_class is unbackedUser or kernel"),
      (["start_class": #""kernel""#], "with a module, start_class is backed"),
      (["kind": #""tuple""#, "status": #""good""#], "status is none of learned, probation, approved, quarantined"),
      (["kind": #""ledger""#], "no entries"),
      (["kind": #""ledger""#, "entries": #""AQU=""#], "a page of the ledger is malformed at byte 2"),
      (["kind": #""settings""#], "no format"),
      (["kind": #""settings""#, "format": "2"], "format 2 is not known to this version"),
      (["kind": #""settings""#, "format": "1"], "no generalise"),
      (["kind": #""secret""#], "unknown kind of row"),
    ] as [([String: String?], String)])
  func problems(changes: [String: String?], reason: String) {
    #expect(throws: BaselineTextError(line: 7, reason: reason)) {
      try BaselineTextForm.row(of: Self.line(changes), number: 7)
    }
  }

  @Test(
    "Refuses what is no row at all, with the line's number",
    arguments: [
      "", " ", "null", "[]", "7", "{", "{}", #"{"kind":7}"#, #"{"kind":"tuple""#, #"{"kind":"sighting","events":1.5}"#,
      #"{"kind":"sighting","events":99999999999999999999}"#, #"{"kind":"ledger","entries":"???"}"#, "\u{0}",
      String(repeating: "[", count: 100_000), #"{"kind":"# + String(repeating: #"{"a":"#, count: 100_000),
      #"{"kind":"\uD800"}"#,
    ])
  func noRow(line: String) {
    #expect(throws: BaselineTextError(line: 3, reason: "not a row of a Heddle baseline")) {
      try BaselineTextForm.row(of: line, number: 3)
    }
  }

  @Test("An error names the line")
  func description() {
    #expect(BaselineTextError(line: 7, reason: "no source").description == "line 7: no source")
  }
}
