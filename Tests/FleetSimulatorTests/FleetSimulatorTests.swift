import FleetSimulator
import RemoteThread
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("A simulated fleet")
struct FleetSimulatorTests {
  @Test("The same seed gives the same bytes, another seed gives others")
  func seeds() throws {
    let plans = try [1, 1, 2].map { try FleetPlan(seed: $0, hosts: 12, days: 3, attackDays: 1) }
    let bytes = plans.map(FleetSamples.bytes)
    #expect(bytes[0] == bytes[1])
    #expect(bytes[0] != bytes[2])
  }

  @Test("The bytes of a seed are the same on every machine")
  func knownDigest() throws {
    #expect(try Self.digestOfSmallFleet() == Self.knownDigest)
  }

  @Test("Time zone and locale change nothing", arguments: ["Pacific/Chatham", "America/St_Johns"])
  func environment(zone: String) async {
    await #expect(processExitsWith: .success) { [zone = zone as String] in
      unsafe setenv("TZ", zone, 1)
      tzset()
      _ = unsafe setlocale(LC_ALL, "de_DE.UTF-8")
      try #require(Self.digestOfSmallFleet() == Self.knownDigest)
    }
  }

  @Test("Days follow each other, the last of them scored, and events lie within their day in order")
  func days() throws {
    let plan = try FleetSamples.small()
    let days = Array(FleetSimulator(plan))
    #expect(days.map(\.day) == (0..<19).map { UTCDay(number: plan.startDay.number + $0) })
    #expect(days.map(\.isScored) == (0..<19).map { $0 >= 14 })
    for day in days {
      #expect(day.events.allSatisfy { $0.event.utcTime.day == day.day })
      let keys = day.events.map { ($0.event.utcTime, $0.event.computer, $0.event.recordID ?? 0) }
      #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("A host and a day have five to forty events on average")
  func volume() throws {
    let plan = try FleetPlan(seed: 3, hosts: 30, days: 21, attackDays: 0)
    let count = FleetSamples.events(plan).count
    #expect((5...40).contains(count / (30 * 21)))
  }

  @Test("Record numbers of a host rise, and leave gaps for other events")
  func recordNumbers() throws {
    let byHost = Dictionary(grouping: FleetSamples.smallEvents, by: \.event.computer)
    #expect(byHost.count == 30)
    for events in byHost.values {
      let numbers = try events.map { try #require($0.event.recordID) }
      #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $1 > $0 + 40 })
    }
  }

  @Test(
    "A plan out of range is refused",
    arguments: [
      (0, 1, 0, FleetPlanError.hosts(0)), (10_001, 1, 0, .hosts(10_001)), (1, 0, 0, .days(0)),
      (1, 3651, 0, .days(3651)), (1, 1, -1, .attackDays(-1)), (1, 1, 3651, .attackDays(3651)),
    ])
  func ranges(hosts: Int, days: Int, attackDays: Int, error: FleetPlanError) {
    #expect(throws: error) { try FleetPlan(seed: 1, hosts: hosts, days: days, attackDays: attackDays) }
  }

  @Test("The first day is 2026-01-05 unless said otherwise, and lies between 2000 and 2099")
  func startDays() throws {
    #expect(FleetPlan.standardStartDay.description == "2026-01-05")
    #expect(try FleetPlan.startDay("2099-12-31") == FleetPlan.startDays.upperBound)
    #expect(FleetPlan.startDays.lowerBound.description == "2000-01-01")
    #expect(throws: FleetPlanError.startText("2026-02-30")) { try FleetPlan.startDay("2026-02-30") }
    let early = try FleetPlan.startDay("1999-12-31")
    #expect(throws: FleetPlanError.startDay(early)) {
      try FleetPlan(seed: 1, hosts: 1, days: 1, attackDays: 0, startDay: early)
    }
  }

  /// Of the fleet that ``digestOfSmallFleet()`` makes. A change of it changes every published figure.
  private static let knownDigest: UInt64 = 1_329_581_266_058_777_061

  /// FNV-1a over all lines of a small fleet.
  private static func digestOfSmallFleet() throws -> UInt64 {
    let plan = try FleetPlan(seed: 42, hosts: 8, days: 2, attackDays: 1)
    return FleetSamples.bytes(plan).reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
