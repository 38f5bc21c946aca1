import Baseline
import EventSources
import ExcludeSynthesis
import Foundation
import RemoteThread
import Scoring
import Testing

@testable import Workflows

/// Files of NDJSON for one test, gone with it.
final class EventFiles {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "heddle-runs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Ctrl-C to `target` on WS01, one event for each (day of March 2026, record).
  func write(_ name: String, target: String = #"C:\Windows\System32\cmd.exe"#, _ events: [(day: Int, record: Int)])
    throws -> String
  {
    let lines = try events.map { event in
      let fields: [String: Any] = [
        "EventID": 8, "SourceName": "Microsoft-Windows-Sysmon", "Hostname": "WS01", "RecordNumber": event.record,
        "UtcTime": "2026-03-\(event.day < 10 ? "0" : "")\(event.day) 10:00:00.000",
        "SourceImage": #"C:\Windows\System32\csrss.exe"#, "TargetImage": target,
        "StartAddress": "0x00007FF89C865EA0", "StartModule": #"C:\Windows\System32\KERNELBASE.dll"#,
        "StartFunction": "CtrlRoutine",
      ]
      return String(decoding: try JSONSerialization.data(withJSONObject: fields), as: UTF8.self)
    }
    let file = folder.appending(path: name)
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    return file.path
  }
}

@Suite("Training run")
struct TrainingTests {
  @Test("Overlapping files count each event once, and the window decides what counts")
  func overlap() throws {
    let files = try EventFiles()
    let first = try files.write("a", (1...6).map { (day: $0, record: $0) })
    let second = try files.write("b", (4...9).map { (day: $0, record: $0) })
    let store = InMemoryBaseline()
    let window = TimeWindow(since: UTCTime("2026-03-02"), until: UTCTime("2026-03-09"))
    let outcome = try Training(reader: EventReader(paths: [first, second], jobs: 2), window: window)
      .run(into: store, orMake: { throw CocoaError(.fileNoSuchFile) })
    #expect(outcome.counts == LearnedCounts(learned: 7, repeated: 3))
    #expect(outcome.outsideWindow == 2)
    #expect(outcome.totals?.support.days == 7)
    #expect(outcome.report.events == 12)
  }

  @Test("No store is made for nothing")
  func nothingToLearn() throws {
    let files = try EventFiles()
    let path = try files.write("a", [(day: 1, record: 1)])
    let window = TimeWindow(since: UTCTime("2026-04-01"), until: nil)
    var made = 0
    let outcome = try Training(reader: EventReader(paths: [path], jobs: 1), window: window)
      .run(
        into: nil,
        orMake: {
          made += 1
          return InMemoryBaseline()
        })
    #expect(made == 0)
    #expect(outcome.totals == nil)
    #expect(outcome.outsideWindow == 1)
  }
}

@Suite("Scoring run")
struct ScoringRunTests {
  /// csrss.exe → cmd.exe is known good, and known as the only thing that csrss.exe does.
  static func scorer(_ files: EventFiles) throws -> Scorer {
    let learned = try files.write("learned", (1...9).map { (day: $0, record: $0) })
    let store = InMemoryBaseline()
    _ = try Training(reader: EventReader(paths: [learned], jobs: 1)).run(into: store, orMake: { store })
    return Scorer(store.snapshot())
  }

  static func findings(_ run: ScoringRun) throws -> ([Finding], ScoringRun.Outcome) {
    var findings: [Finding] = []
    let outcome = try run.run { findings += $0 }
    return (findings, outcome)
  }

  @Test("Findings come once each and in order of time, known-good events stay out", arguments: [1, 3])
  func order(jobs: Int) throws {
    let files = try EventFiles()
    let scorer = try Self.scorer(files)
    let late = try files.write("late", target: #"C:\x.exe"#, [(day: 20, record: 30), (day: 12, record: 22)])
    let early = try files.write("early", target: #"C:\x.exe"#, [(day: 12, record: 22), (day: 11, record: 21)])
    let known = try files.write("known", [(day: 13, record: 23)])
    let run = ScoringRun(reader: EventReader(paths: [late, early, known], jobs: jobs), scorer: scorer)
    let (findings, outcome) = try Self.findings(run)
    #expect(findings.map(\.event.recordID) == [21, 22, 30])
    #expect(outcome.findings == 3)
    #expect(outcome.repeated == 1)
    #expect(outcome.leftOut == 1)
  }

  @Test("Findings of many events are the same for any number of threads, however they are handed over")
  func threads() throws {
    let files = try EventFiles()
    let scorer = try Self.scorer(files)
    let records = (1...5000).map { (day: 10 + $0 / 500, record: $0) }
    let path = try files.write("many", target: #"C:\x.exe"#, records)
    let runs = try [1, 2, 8].map { jobs in
      try Self.findings(ScoringRun(reader: EventReader(paths: [path], jobs: jobs), scorer: scorer))
    }
    for run in runs {
      #expect(run.0.map(\.event.recordID) == records.map { UInt64($0.record) })
      #expect(run.0.map(\.reasons) == runs[0].0.map(\.reasons) && run.0.map(\.score) == runs[0].0.map(\.score))
      #expect(run.1.findings == 5000 && run.1.worst == runs[0].0.map(\.level).max())
    }
  }

  @Test("The selection decides by standing and score")
  func selection() throws {
    let files = try EventFiles()
    let scorer = try Self.scorer(files)
    let odd = try files.write("odd", target: #"C:\x.exe"#, [(day: 12, record: 22)])
    let known = try files.write("known", [(day: 13, record: 23)])
    func records(_ selection: ScoringRun.Selection) throws -> [UInt64?] {
      let reader = EventReader(paths: [odd, known], jobs: 1)
      let run = ScoringRun(reader: reader, scorer: scorer, selection: selection)
      return try Self.findings(run).0.map(\.event.recordID)
    }
    #expect(try records(.standard) == [22])
    #expect(try records(.init(includesKnownGood: true, minimumScore: 0)) == [22, 23])
    #expect(try records(.init(includesKnownGood: true, minimumScore: 5)) == [22])
    #expect(try records(.init(includesKnownGood: false, minimumScore: 500)).isEmpty)
  }

  @Test("The quick answer whether an event is known good is the finding's")
  func standing() throws {
    let files = try EventFiles()
    let scorer = try Self.scorer(files)
    let paths = [
      try files.write("odd", target: #"C:\x.exe"#, [(day: 12, record: 22)]),
      try files.write("known", [(day: 13, record: 23)]),
    ]
    _ = try EventReader(paths: paths, jobs: 1).read(progress: { _ in }) { events in
      for event in events {
        #expect(scorer.isKnownGood(event) == scorer.finding(of: event).isKnownGood)
      }
    }
  }
}

@Suite("Generation run")
struct GenerationTests {
  @Test("The file drops what is known good, and only that")
  func generate() throws {
    let files = try EventFiles()
    let store = InMemoryBaseline()
    let paths = [
      try files.write("known", (1...9).map { (day: $0, record: $0) }),
      try files.write("rare", target: #"C:\Windows\System32\PING.EXE"#, [(day: 10, record: 10)]),
    ]
    _ = try Training(reader: EventReader(paths: paths, jobs: 1)).run(into: store, orMake: { store })
    let outcome = try Generation().run(store)
    let xml = String(decoding: outcome.xml, as: UTF8.self)
    #expect(outcome.plan.rules.count == 1)
    #expect(xml.contains(#"<TargetImage condition="is">C:\Windows\System32\cmd.exe</TargetImage>"#))
    #expect(!xml.contains("PING"))
    #expect(outcome.proof.dropped > 0)
    #expect(outcome.proof.logged > 0)
    #expect(outcome.proof.probes > 10)
  }

  @Test("Of an empty baseline comes a configuration that logs everything")
  func empty() throws {
    let outcome = try Generation().run(InMemoryBaseline())
    #expect(outcome.plan.rules.isEmpty)
    #expect(String(decoding: outcome.xml, as: UTF8.self).contains(#"onmatch="exclude""#))
  }
}
