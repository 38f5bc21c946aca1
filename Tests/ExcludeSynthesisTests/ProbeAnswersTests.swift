import Baseline
import RemoteThread
import TestSupport
import Testing

@testable import ExcludeSynthesis
@testable import SysmonRules

@Suite("Probes as answers")
struct ProbeAnswersTests {
  private static let tuples: [TupleSummary] = [
    .sample(.kernelStart()), .sample(), .sample(.sample(startFunction: nil), offsets: [0x5EC0, 0x10]),
    .sample(.sample(sourceImage: #"C:\Program Files\Vendor\1.2.3\agent.exe"#)),
    .sample(.sample(sourceImage: #"C:\Program Files\É;x\[a].exe"#)),
  ]

  private static let configurations: [FilterConfiguration] = {
    let wide: [(FilterField, Comparison, String)] = [
      (.sourceImage, .contains, "vendor"), (.targetImage, .image, "lsass.exe"),
      (.startModule, .endWith, "kernel32.dll"),
      (.startModule, .is, "-"), (.startFunction, .beginWith, "Rtl"), (.startAddress, .contains, "5EC0"),
      (.sourceImage, .beginWith, #"C:\Users\Public\"#), (.startAddress, .lessThan, "0x0001"),
    ]
    let plan = ExcludeSynthesis.synthesise(tuples: tuples)
    let rules = plan.rules.map { FilterSection.Item.rule(CompoundRule(relation: .and, conditions: $0.conditions)) }
    return [FilterConfiguration(sections: [FilterSection(onMatch: .exclude, relation: .or, items: rules)])]
      + wide.map { field, comparison, value in
        let condition = FieldCondition(field, comparison, value)
        return FilterConfiguration(
          sections: [FilterSection(onMatch: .exclude, relation: .or, items: [.condition(condition)])])
      }
  }()

  @Test(
    "They are the probes that are events, one by one, and get the plain engine's verdicts",
    arguments: AdversaryProbe.allCases)
  func sameProbes(probe: AdversaryProbe) throws {
    let exact = ExactRules(of: Self.tuples).rules
    #expect(exact.count == 6)
    for configuration in Self.configurations {
      var table = ReplayTable(try #require(VerdictTable(configuration)))
      for probes in exact.compactMap(ProbeEvents.init) {
        let answers = table.answers(to: probes)
        let verdicts = answers.starts(of: probe).map { table.isLogged($0) }
        #expect(verdicts == probes.events(of: probe).map { configuration.decide(FilterEvent($0)).logged })
        let isLogged = table.isLogged(probes.base)
        #expect(
          isLogged == configuration.decide(FilterEvent(probes.base)).logged && isLogged == table.isLogged(answers.own))
      }
    }
  }

  @Test(
    "An exclusion drops a kind of probe by answers where it drops one of its events", arguments: AdversaryProbe.allCases
  )
  func sameKinds(probe: AdversaryProbe) {
    var dropped = 0
    for exclusion in Self.configurations.flatMap(Exclusion.all) {
      for base in Self.tuples.compactMap(TupleEvents.first) {
        let probes = ExclusionProbes(ExclusionQuestions(exclusion), beside: base)
        let drops = probes.starts(of: probe).contains(where: probes.drops)
        #expect(drops == ProbeEvents(base: base).events(of: probe).contains { exclusion.matches($0) })
        dropped += drops ? 1 : 0
      }
    }
    #expect(dropped > 0)
  }
}
