import FleetSimulator
import RemoteThread
import Testing

@Suite("Attacks in a simulated fleet")
struct AttackTests {
  @Test("No learned day has an attack")
  func learnedDays() throws {
    let learned = FleetSimulator(try FleetPlan(seed: 1, hosts: 30, days: 3, attackDays: 1)).filter { !$0.isScored }
    #expect(learned.count == 3)
    #expect(learned.allSatisfy { $0.events.allSatisfy { $0.label == nil && $0.incident == nil } })
  }

  @Test("Thirty hosts see at least ten kinds, whatever the seed", arguments: 1...5 as ClosedRange<UInt64>)
  func kindsInASmallFleet(seed: UInt64) throws {
    let kinds = Set(
      FleetSamples.events(try FleetPlan(seed: seed, hosts: 30, days: 2, attackDays: 5)).compactMap(\.label))
    #expect(kinds.count >= 10)
  }

  @Test("Four hundred hosts see three or four incidents of every kind")
  func kindsInALargeFleet() throws {
    let events = FleetSamples.events(try FleetPlan(seed: 9, hosts: 400, days: 1, attackDays: 3))
    for kind in AttackKind.allCases {
      let incidents = Set(events.filter { $0.label == kind }.compactMap(\.incident))
      #expect((3...4).contains(incidents.count), "\(kind.rawValue): \(incidents.count)")
    }
  }

  @Test("Who poisons shows the same on one more host every day, and moves nothing else")
  func poisoning() throws {
    let plan = { try FleetPlan(seed: 4, hosts: 40, days: 2, attackDays: 6, isPoisoned: $0) }
    let plain = FleetSamples.events(try plan(false)).filter { $0.label == nil }.map(\.event.utcTime)
    let events = FleetSamples.events(try plan(true))
    #expect(events.filter { $0.label == nil }.map(\.event.utcTime).count == plain.count)
    for kind in [AttackKind.serviceBeacon, .kernelPairShellcode, .moduleStomping] {
      let days = Dictionary(grouping: events.filter { $0.label == kind }) { $0.event.utcTime.day }
      #expect(days.count == 6, "\(kind.rawValue)")
    }
  }

  @Test("An incident is one kind on one host on one day, in 1 to 100 events")
  func incidents() {
    let attacks = FleetSamples.smallEvents.filter { $0.label != nil }
    #expect(!attacks.isEmpty)
    for events in Dictionary(grouping: attacks, by: \.incident).values {
      #expect(Set(events.map(\.label)).count == 1)
      #expect(Set(events.map(\.event.computer)).count == 1)
      #expect(Set(events.map(\.event.utcTime.day)).count == 1)
      #expect((1...100).contains(events.count))
    }
  }

  @Test("Each kind names a technique of ATT&CK", arguments: AttackKind.allCases)
  func techniques(kind: AttackKind) {
    #expect(kind.technique.wholeMatch(of: /T\d{4}(\.\d{3})?/) != nil)
  }

  @Test("A stomped module is known with a blank function, in a pair that threads there every day")
  func moduleStomping() {
    let events = FleetSamples.smallEvents
    let known = Set(events.filter { $0.label == nil }.map { ThreadTuple($0.event) })
    let stomped = events.filter { $0.label == .moduleStomping }.map(\.event)
    #expect(!stomped.isEmpty)
    #expect(stomped.allSatisfy { $0.startModule != nil && $0.startFunction == nil })
    #expect(stomped.allSatisfy { known.contains(ThreadTuple($0)) })
  }

  @Test("Shellcode in a pair of kernel starts is in the user half")
  func kernelPair() {
    let events = FleetSamples.smallEvents
    let shellcode = events.filter { $0.label == .kernelPairShellcode }.map(\.event)
    #expect(!shellcode.isEmpty)
    #expect(shellcode.allSatisfy { $0.startClass == .unbackedUser })
    let pair = events.filter { $0.label == nil && $0.event.sourceImage == shellcode.first?.sourceImage }
      .filter { $0.event.targetImage == shellcode.first?.targetImage }
    #expect(!pair.isEmpty)
    #expect(pair.allSatisfy { $0.event.startClass == .kernel })
  }

  @Test("The labels name every event of an attack once, and no other")
  func labels() {
    let events = FleetSamples.smallEvents
    let attacks = events.filter { $0.label != nil }.map { "\($0.event.computer),\($0.event.recordID ?? 0)" }
    let rows = events.compactMap { LabelWriter().row($0) }
    let named = rows.map { $0.split(separator: ",").prefix(2).joined(separator: ",") }
    #expect(named == attacks && !named.isEmpty)
    #expect(Set(named).count == named.count)
    let columns = LabelWriter.header.split(separator: ",").count
    #expect(rows.allSatisfy { $0.hasSuffix("\n") && $0.split(separator: ",").count == columns })
  }
}
