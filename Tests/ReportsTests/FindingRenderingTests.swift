import Baseline
import Foundation
import RemoteThread
import Scoring
import Testing
import TestSupport

@testable import Reports

@Suite("Findings as NDJSON, CSV and table")
struct FindingRenderingTests {
  static func finding(_ event: RemoteThreadEvent) -> Finding {
    let baseline = InMemoryBaseline()
    _ = baseline.learn(
      (1...9).map { .sample(utcTime: "2026-03-0\($0) 10:00:00.000", recordID: UInt64($0)) })
    return Scorer(baseline.snapshot()).finding(of: event)
  }

  @Test("The line of NDJSON has the documented keys, in their order")
  func keys() throws {
    let line = FindingJSON.line(Self.finding(.sample(targetImage: #"C:\Windows\System32\lsass.exe"#)))
    let keys = [
      "time", "computer", "record_id", "source_image", "target_image", "start_module", "start_function",
      "start_address", "score", "components", "level", "p_value", "indicators", "attack", "novelty", "case_id", "case",
      "reasons", "known_good",
    ]
    let places = keys.compactMap { line.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == keys.count)
    #expect(places == places.sorted())
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(Set(object.keys) == Set(keys))
    let components = try #require(object["components"] as? [String: Double])
    #expect(Set(components.keys) == ["source", "target", "start", "offset"])
    let score = try #require(object["score"] as? Double)
    #expect(abs(score - components.values.reduce(0, +)) < 0.001)
  }

  @Test("Blank fields are null in NDJSON and empty in CSV")
  func blanks() throws {
    let event = RemoteThreadEvent.sample(
      recordID: nil, startAddress: "0x0000020000000000", startModule: "-", startFunction: "")
    let line = FindingJSON.line(Self.finding(event))
    #expect(line.contains(#""record_id":null"#))
    #expect(line.contains(#""start_module":null,"start_function":null,"start_address":"0x0000020000000000""#))
    #expect(FindingCSV.line(Self.finding(event)).contains(",,,0x0000020000000000,"))
  }

  @Test(
    "Any name survives NDJSON",
    arguments: [#"C:\a"b\x.exe"#, "C:\\\u{0}\u{1F}\n\u{2028}.exe", "C:\\\u{1F600}.exe"])
  func hostileNames(name: String) throws {
    let line = FindingJSON.line(Self.finding(.sample(sourceImage: name)))
    let isOneLine = !line.contains { $0.isNewline }
    #expect(isOneLine)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["source_image"] as? String == name)
  }

  @Test(
    "A CSV cell is quoted where it must be, and no formula",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("two\nlines", "\"two\nlines\""),
      ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"), ("-1+1", "'-1+1"), ("@x", "'@x"),
    ])
  func cells(value: String, cell: String) { #expect(CSVCell.text(value) == cell) }

  @Test("No line of the table is wider than the terminal, and no escape gets through", arguments: [40, 60, 80, 132])
  func tableFits(width: Int) {
    let long = #"C:\Users\ann\"# + String(repeating: "very-long-folder\\", count: 12) + "x.exe"
    var cases = CaseCollection()
    cases.add(Self.finding(.sample(sourceImage: long)))
    cases.add(Self.finding(.sample(computer: "WS\u{1B}[2J", targetImage: #"C:\Windows\System32\lsass.exe"#)))
    let lines = CaseTable(width: width, fleet: 2).lines(cases.sorted)
    #expect(lines.count > 4)
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(!lines.contains { $0.unicodeScalars.contains("\u{1B}") })
  }
}
