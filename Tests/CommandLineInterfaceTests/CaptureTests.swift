import EventSources
import Foundation
import RemoteThread
import Testing

/// Public captures beside the checkout read to what is documented of them. Skipped where they are absent.
@Suite("Public captures", .enabled(if: Package.captures != nil, "the captures are not beside the checkout"))
struct CaptureTests {
  static func events(_ name: String) throws -> [RemoteThreadEvent] {
    let folder = try #require(Package.captures)
    var events: [RemoteThreadEvent] = []
    let report = try EventReader(paths: [folder.appending(path: name).path], jobs: 2).read(progress: { _ in }) {
      events += $0
    }
    #expect(report.isWhole, "\(report.damages) \(report.unreadable)")
    return events
  }

  @Test(
    "Each holds its documented Event ID 8",
    arguments: [
      ("json/OTRF__psh_mavinject_dll_notepad.zip", #"\mavinject.exe"#, #"\notepad.exe"#, "loadlibraryw"),
      ("json/OTRF__rdp_interactive_taskmanager_lsass_dump.zip", #"\dwm.exe"#, #"\csrss.exe"#, nil),
      ("json/OTRF__covenant_lolbin_wuauclt_createremotethread.zip", #"\wuauclt.exe"#, "<unknown process>", nil),
      ("json/OTRF__purplesharp_pe_injection_createremotethread.zip", #"\PurpleSharp.exe"#, #"\notepad.exe"#, nil),
    ])
  func documented(name: String, source: String, target: String, function: String?) throws {
    let events = try Self.events(name)
    let matching = events.filter {
      $0.sourceImage.folded.hasSuffix(source.lowercased()) && $0.targetImage.folded.hasSuffix(target)
        && $0.startFunction?.lowercased() == function
    }
    #expect(!matching.isEmpty, "\(events.map { "\($0.sourceImage) -> \($0.targetImage) \($0.startFunction ?? "-")" })")
  }

  @Test("Windows event logs, damaged ones among them, hold their documented 98 events, once")
  func eventLogs() throws {
    let captures = try #require(Package.captures).appending(path: "evtx").path
    let folder = try TemporaryFolder()
    let arguments = ["train", captures, "--baseline", folder.path("b.heddle"), "--allow-damaged"]
    #expect(CommandRun(arguments).output.hasPrefix("learned 98 events, 0 counted before"))
    #expect(CommandRun(arguments).output.hasPrefix("learned 0 events, 98 counted before"))
  }

  @Test("A log and what is dumped of it, as XML and as JSON, give the same events")
  func dumps() throws {
    let logs = try #require(Package.captures).appending(path: "evtx")
    let folder = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: logs.path).sorted() {
      let log = logs.appending(path: name).path
      let events = try Self.read(log)
      for form in ["xml", "ndjson"] {
        let dump = CommandRun(["evtx", "dump", log, "--output", form, "--allow-damaged", "--quiet"])
        let file = try folder.write("dump", dump.output)
        #expect(try Self.read(file) == events, "\(name) as \(form)")
      }
    }
  }

  private static func read(_ path: String) throws -> [RemoteThreadEvent] {
    var events: [RemoteThreadEvent] = []
    _ = try EventReader(paths: [path], jobs: 2).read(progress: { _ in }) { events += $0 }
    return events
  }

  @Test("Training on all of them twice changes no count, and every attack is a finding of a fresh baseline")
  func trainAndScore() throws {
    let captures = try #require(Package.captures).appending(path: "json").path
    let folder = try TemporaryFolder()
    let baseline = folder.path("b.heddle")
    let first = CommandRun(["train", captures, "--baseline", baseline])
    let again = CommandRun(["train", captures, "--baseline", baseline])
    #expect(first.exitCode == 0, "\(first.diagnostics)")
    #expect(again.output.hasPrefix("learned 0 events, "))
    let totals = first.output.split(separator: "\n").last
    #expect(again.output.split(separator: "\n").last == totals)
    let scored = CommandRun(["score", captures, "--baseline", baseline, "--output", "ndjson"])
    #expect(scored.output.contains("mavinject.exe"))
    #expect(scored.output.contains("purplesharp.exe"))
  }

  @Test("The community guide's example: no filter in it can match, and each is named with its line")
  func communityGuide() throws {
    let guide = try #require(Package.captures).appending(path: "configs/community-guide-example.xml").path
    let check = CommandRun(["config", "validate", guide])
    let errors = check.output.split(separator: "\n").filter { $0.contains("error: ") && $0.contains("never matches") }
    let lines = errors.compactMap { $0.dropFirst(guide.count + 1).split(separator: ":").first }
    #expect(lines == ["8", "11", "14", "17", "20", "23", "26", "29", "32"])
    #expect(check.exitCode == 1)
    let audit = CommandRun(["config", "audit", guide]).output.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    #expect(audit.contains("without it the risk is critical: any program can inject code into any process unseen"))
  }

  @Test("On documented benign mechanics alone every attack is medium or worse, and nothing benign is above low")
  func levels() throws {
    let captures = try #require(Package.captures)
    let folder = try TemporaryFolder()
    let baseline = folder.path("b.heddle")
    let starter = Package.path("models/windows-mechanics/baseline.ndjson")
    _ = CommandRun(["baseline", "import", starter, "--baseline", baseline])
    let scored = CommandRun([
      "score", captures.appending(path: "evtx").path, captures.appending(path: "json").path, "--baseline", baseline,
      "--all", "--allow-damaged", "--output", "ndjson",
    ])
    let lines = scored.output.split(separator: "\n")
    #expect(lines.count > 100)
    for line in lines {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let source = (object["source_image"] as? String)?.lowercased() ?? ""
      let isBenign = [#"\csrss.exe"#, #"\dwm.exe"#].contains { source.hasSuffix($0) }
      let isLow = ["informational", "low"].contains(object["level"] as? String)
      #expect(isLow == isBenign, "\(source): \(object["level"] ?? "")")
    }
  }

  @Test("With their benign events learned too, every attack tuple is medium or worse, and no benign one above low")
  func levelsWhenTrained() throws {
    let captures = try #require(Package.captures)
    let folder = try TemporaryFolder()
    let (baseline, inputs) = (folder.path("b.heddle"), ["evtx", "json"].map { captures.appending(path: $0).path })
    var benign: [RemoteThreadEvent] = []
    _ = try EventReader(paths: inputs, jobs: 2).read(progress: { _ in }) { events in
      benign += events.filter { Self.isBenign($0.sourceImage.folded) }
    }
    let events = try folder.write("benign.ndjson", benign.map(\.flatLine).joined(separator: "\n") + "\n")
    let trained = CommandRun(["train", events, "--baseline", baseline])
    #expect(trained.exitCode == 0 && benign.count >= 2, "\(trained.diagnostics)")
    _ = CommandRun([
      "baseline", "import", Package.path("models/windows-mechanics/baseline.ndjson"), "--baseline", baseline,
    ])
    let scored = CommandRun(
      ["score"] + inputs + ["--baseline", baseline, "--all", "--allow-damaged", "--output", "ndjson"])
    var levels: [[String]: Set<String>] = [:]
    for line in scored.output.split(separator: "\n") {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let tuple = ["source_image", "target_image", "start_module", "start_function"].map {
        (object[$0] as? String ?? "-").lowercased()
      }
      levels[tuple, default: []].insert(object["level"] as? String ?? "")
    }
    let low: Set = ["informational", "low"]
    let attacks = levels.filter { !Self.isBenign($0.key[0]) }
    #expect(attacks.count >= 11)
    for (tuple, levels) in attacks { #expect(levels.isDisjoint(with: low), "\(tuple)") }
    for (tuple, levels) in levels where Self.isBenign(tuple[0]) { #expect(levels.isSubset(of: low), "\(tuple)") }
  }

  private static func isBenign(_ foldedSource: String) -> Bool {
    [#"\csrss.exe"#, #"\dwm.exe"#].contains { foldedSource.hasSuffix($0) }
  }
}

extension RemoteThreadEvent {
  /// A line of flat NDJSON with the fields that a baseline counts.
  fileprivate var flatLine: String {
    let fields: [String: String] = [
      "EventID": "8", "Channel": "Microsoft-Windows-Sysmon/Operational", "Computer": computer,
      "EventRecordID": recordID.map { String($0) } ?? "", "UtcTime": utcTime.description,
      "SourceImage": sourceImage.rawValue, "TargetImage": targetImage.rawValue,
      "StartAddress": startAddress?.description ?? "-", "StartModule": startModule?.rawValue ?? "-",
      "StartFunction": startFunction ?? "-",
    ]
    let data = try? JSONSerialization.data(withJSONObject: fields, options: .sortedKeys)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
