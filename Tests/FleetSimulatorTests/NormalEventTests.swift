import FleetSimulator
import RemoteThread
import Testing

@Suite("Normal events of a simulated fleet")
struct NormalEventTests {
  private let events: [RemoteThreadEvent]

  init() throws {
    events = FleetSamples.smallEvents.filter { $0.label == nil }.map(\.event)
    try #require(!events.isEmpty)
  }

  @Test("Kernel starts, nameless starts in a module, and code in private memory are all normal somewhere")
  func startClasses() {
    #expect(events.contains { $0.startClass == .kernel })
    #expect(events.contains { $0.startModule != nil && $0.startFunction == nil })
    #expect(events.contains { $0.startClass == .unbackedUser })
    #expect(events.contains { $0.startFunction == "LoadLibraryW" })
    #expect(events.contains { $0.startFunction == "DbgUiRemoteBreakin" })
  }

  @Test("Kernel starts lie in the kernel half, others below 0x800000000000")
  func halves() {
    for event in events {
      let address = event.startAddress?.value ?? 0
      #expect(event.startClass == .kernel ? event.startAddress?.isKernel == true : address < 0x8000_0000_0000)
    }
  }

  @Test("A process that had gone is source or target of csrss")
  func unknownProcesses() {
    #expect(events.contains { $0.targetImage.isUnknownProcess && $0.sourceImage.foldedFileName == "csrss.exe" })
    #expect(events.contains { $0.sourceImage.isUnknownProcess })
  }

  @Test("A shutdown reaches dozens of processes within seconds, lsass and services among them")
  func shutdownBurst() {
    let control = events.filter {
      $0.sourceImage.foldedFileName == "csrss.exe" && $0.startFunction == "CtrlRoutine"
    }
    let lsass = control.filter { $0.targetImage.foldedFileName == "lsass.exe" }
    #expect(!lsass.isEmpty)
    for event in lsass.prefix(3) {
      let burst = control.filter {
        $0.computer == event.computer && abs($0.utcTime.milliseconds - event.utcTime.milliseconds) < 4000
      }
      #expect(burst.count >= 20)
      #expect(burst.contains { $0.targetImage.foldedFileName == "services.exe" })
    }
  }

  @Test("All processes of a host share one address of an export until it restarts, and its offset until a patch")
  func addressesOfAnExport() {
    let control = events.filter { $0.startFunction == "CtrlRoutine" }
    for ofHost in Dictionary(grouping: control, by: \.computer).values {
      let addresses = ofHost.compactMap { $0.startAddress?.value }
      // Sorted by time, an address that was given up never comes back.
      let changes = zip(addresses, addresses.dropFirst()).filter { $0 != $1 }.count
      #expect(changes == Set(addresses).count - 1)
      // Two weeks hold one Patch Tuesday.
      #expect(Set(addresses.map { UInt16(truncatingIfNeeded: $0) }).count <= 2)
    }
  }

  @Test("Code in private memory begins at a multiple of 64 KiB")
  func privateMemory() {
    let unbacked = events.filter { $0.startClass == .unbackedUser }
    #expect(unbacked.allSatisfy { $0.startAddress?.isAllocationBase == true })
  }

  @Test("Every field that a new Sysmon fills is there")
  func fields() {
    for event in events {
      #expect(event.sourceProcessGuid != nil && event.targetProcessGuid != nil)
      #expect(event.sourceProcessId != nil && event.targetProcessId != nil && event.newThreadId != nil)
      #expect(event.sourceUser != nil && event.targetUser != nil && event.startAddress != nil)
      #expect(event.sourceProcessGuid != event.targetProcessGuid)
    }
  }

  @Test("Normal software brings tuples to the scored days that no learned day had")
  func novelty() throws {
    let days = Array(FleetSimulator(try FleetPlan(seed: 4, hosts: 90, days: 5, attackDays: 3)))
    let learned = Set(days.filter { !$0.isScored }.flatMap(\.events).map { ThreadTuple($0.event) })
    let scored = days.filter(\.isScored).flatMap(\.events)
    let new = { (isAttack: Bool) in
      Set(scored.filter { ($0.label != nil) == isAttack }.map { ThreadTuple($0.event) }).subtracting(learned).count
    }
    #expect(new(false) > new(true))
    #expect(new(true) > 10)
  }
}
