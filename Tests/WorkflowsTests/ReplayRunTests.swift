import EventSources
import RemoteThread
import SysmonRules
import TestSupport
import Testing

@testable import Workflows

@Suite("Replay run")
struct ReplayRunTests {
  private static func configuration(_ items: String) throws -> FilterConfiguration {
    let xml =
      #"<Sysmon schemaversion="4.90"><EventFiltering><RuleGroup groupRelation="or">"#
      + #"<CreateRemoteThread onmatch="exclude">\#(items)</CreateRemoteThread></RuleGroup></EventFiltering></Sysmon>"#
    return try FilterConfiguration(xml: Array(xml.utf8))
  }

  @Test(
    "Counting from rows gives what handing over every event gives, on any number of threads",
    arguments: [
      "", #"<SourceImage condition="image">CSRSS.exe</SourceImage>"#,
      #"<TargetImage condition="end with">\explorer.exe</TargetImage>"#,
      #"<StartAddress condition="end with">5EA0</StartAddress>"#,
      #"<StartAddress condition="end with">1</StartAddress>"#,
      #"<StartAddress condition="begin with">0x00007</StartAddress><TargetImage>no</TargetImage>"#,
      #"<StartAddress condition="contains">89C</StartAddress>"#,
      #"<RuleName condition="is">-</RuleName>"#, #"<UtcTime condition="begin with">2026-03-01</UtcTime>"#,
    ])
  func counting(items: String) throws {
    let files = try EventFiles()
    let paths = [
      try files.write("a", (1...9).map { (day: $0, record: $0) }),
      try files.write("b", target: #"C:\Windows\explorer.exe"#, (1...5).map { (day: $0, record: $0) }),
    ]
    let configuration = try Self.configuration(items)
    let whole = try ReplayRun(reader: EventReader(paths: paths, jobs: 1), configuration: configuration)
      .run { event, decision in #expect(decision == configuration.decide(FilterEvent(event))) }
    for jobs in [1, 3] {
      let run = ReplayRun(reader: EventReader(paths: paths, jobs: jobs), configuration: configuration)
      let counted = try run.run()
      #expect(counted.total == whole.total && counted.tuples == whole.tuples)
      #expect(counted.total.logged + counted.total.dropped == 14)
    }
  }

  @Test("Events of one spelling are told apart by their addresses where filters ask for them")
  func addresses() throws {
    let configuration = try Self.configuration(#"<StartAddress condition="end with">5EA0</StartAddress>"#)
    var batch = StartBatch()
    for address in ["0x00007FF89C865EA0", "0x00007FF89C865EA1", "0x00007FF89D865EA0", nil, "0x00007FF89C865EA0"] {
      batch.append(.sample(startAddress: address))
    }
    var tallies = ReplayTallies(configuration, talliesTuples: true)
    tallies.count(batch)
    tallies.count(batch)
    let outcome = tallies.outcome(ReadReport())
    #expect(outcome.total.dropped == 6 && outcome.total.logged == 4)
    #expect(outcome.tuples.count == 1)
  }
}
