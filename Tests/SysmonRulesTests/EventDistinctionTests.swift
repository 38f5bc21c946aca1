import RemoteThread
import TestSupport
import Testing

@testable import SysmonRules

@Suite("Kinds of events")
struct EventDistinctionTests {
  private static let addresses: [StartAddress?] =
    [
      "0x00007FF8A0B05EC0", "0x00007FF8A1C05EC0", "0x00007FF8A0B05EC1", "0xFFFFF8031A2B2460", "0xFFFF7FFFFFFFFFFF",
      "0xA0B05EC0", "0x80000000", "0x5EC0", "0x0000000000005EC0", "0xFFFF800000000000",
    ].map { StartAddress($0) } + [nil]

  private static let conditions: [FieldCondition] =
    [
      (.endWith, "5EC0"), (.endWith, "5ec0"), (.notEndWith, "0"), (.endWith, "x5EC0"), (.endWith, "0B05EC0"),
      (.beginWith, "0xFFFF"), (.beginWith, "0x"), (.notBeginWith, "0xffff8"), (.moreThan, "0xFFFF7FFFFFFFFFFF"),
      (.lessThan, "0xFFFF7FFFFFFFFFFF"), (.moreThan, "0xFF"), (.is, "0x00007FF8A0B05EC0"), (.is, "0x5EC0"),
      (.isNot, "0x0000000000005EC0"), (.contains, "A0B"), (.isAny, "0x5EC0;-"), (.is, "-"), (.beginWith, "0x+1"),
    ].map { FieldCondition(.startAddress, $0, $1) }

  @Test("Events of one kind share their decision, whatever is asked of the address")
  func sharedDecisions() {
    for first in Self.conditions {
      for second in Self.conditions {
        let section = FilterSection(onMatch: .exclude, relation: .or, items: [.condition(first), .condition(second)])
        let configuration = FilterConfiguration(sections: [section])
        var filter = EventFilter(configuration)
        for address in Self.addresses {
          var event = RemoteThreadEvent.sample()
          event.startAddress = address
          #expect(filter.decide(event) == configuration.decide(FilterEvent(event)))
        }
      }
    }
  }

  @Test("An address counts for its end alone, or for lying in the kernel, where no more is asked")
  func sharing() {
    func kinds(_ conditions: [FieldCondition]) -> Int {
      let distinction = EventDistinction(conditions)
      return Set(
        ["0x00007FF8A0B05EC0", "0x00007FF8A1C05EC0", "0x00007FF8A0B05EC1"].map { text in
          var event = RemoteThreadEvent.sample()
          event.startAddress = StartAddress(text)
          return distinction.kind(of: event)
        }
      ).count
    }
    func asking(_ comparison: Comparison, _ value: String) -> FieldCondition {
      FieldCondition(.startAddress, comparison, value)
    }
    #expect(kinds([]) == 1)
    #expect(kinds([asking(.beginWith, "0xFFFF"), asking(.moreThan, "0xFFFF7FFFFFFFFFFF")]) == 1)
    #expect(kinds([asking(.endWith, "5EC0"), asking(.beginWith, "0xFFFF")]) == 2)
    #expect(kinds([asking(.contains, "5EC0")]) == 3)
  }

  @Test("Fields that tuples do not look at count where the configuration asks for them")
  func furtherFields() {
    var (first, second) = (RemoteThreadEvent.sample(), RemoteThreadEvent.sample())
    first.sourceUser = "A"
    second.sourceUser = "B"
    let user = FieldCondition(.sourceUser, .is, "A")
    #expect(EventDistinction([user]).kind(of: first) != EventDistinction([user]).kind(of: second))
    #expect(EventDistinction([]).kind(of: first) == EventDistinction([]).kind(of: second))
  }
}
