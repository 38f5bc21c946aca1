import FleetSimulator
import RemoteThread

/// Small fleets that the tests share.
enum FleetSamples {
  /// Thirty hosts, fourteen days to learn from, five with attacks.
  static func small(seed: UInt64 = 1) throws -> FleetPlan {
    try FleetPlan(seed: seed, hosts: 30, days: 14, attackDays: 5)
  }

  /// The events of ``small(seed:)``, made once; none where the plan is refused.
  static let smallEvents = (try? small()).map(events) ?? []

  /// All events of a plan, in order.
  static func events(_ plan: FleetPlan) -> [SimulatedEvent] { FleetSimulator(plan).flatMap(\.events) }

  /// All lines of a plan, and their labels, as bytes.
  static func bytes(_ plan: FleetPlan) -> [UInt8] {
    let writer = WinlogbeatWriter()
    return events(plan).flatMap { writer.line($0.event) + Array((LabelWriter().row($0) ?? "").utf8) }
  }
}
