public import RemoteThread

/// On how many hosts, of all that is scored together, threads start at an offset inside a module where no function begins.
///
/// An update moves the starts of a module on host after host; code that was written over a module is on few. Only events
/// that are not known good count. Memory: some tens of bytes for each host of each offset, and a bound on these.
public struct OffsetSharing {
  /// A module, folded and generalised, and an offset in it.
  public struct Place: Hashable, Sendable {
    let module: String
    let offset: UInt16

    /// The place of a start; nil where the start has a better name, or none.
    public init?(_ start: ThreadStart, offset: UInt16?) {
      guard start.isNamedByOffset, let module = start.module, let offset else { return nil }
      (self.module, self.offset) = (module, offset)
    }
  }

  private let generalisation: PathGeneralisation
  private var hosts: [Place: Set<Int32>] = [:]
  private var numbers: [String: Int32] = [:]
  private var modules: [String: String] = [:]
  private var count = 0

  /// Hosts of places that are kept; further ones do not count.
  private static let most = 2_000_000
  private static let mostModules = 1 << 14

  /// Nothing seen.
  public init(generalisation: PathGeneralisation) { self.generalisation = generalisation }

  /// Counts an event.
  public mutating func add(_ event: RemoteThreadEvent) {
    guard count < Self.most, let place = place(of: event) else { return }
    let host = ASCIIFold.fold(event.computer)
    let number = numbers[host] ?? Int32(numbers.count)
    numbers[host] = number
    if hosts[place, default: []].insert(number).inserted { count += 1 }
  }

  /// The hosts that share the start of an event, its own among them; at least 1.
  public mutating func hosts(sharing event: RemoteThreadEvent) -> Int {
    max(1, place(of: event).flatMap { hosts[$0]?.count } ?? 0)
  }

  private mutating func place(of event: RemoteThreadEvent) -> Place? {
    guard event.startFunction == nil, let module = event.startModule, let offset = event.startOffset else { return nil }
    return Place(ThreadStart(module: generalised(module)), offset: offset)
  }

  /// To generalise a path takes longer than all else here.
  private mutating func generalised(_ module: ImagePath) -> String {
    if let known = modules[module.rawValue] { return known }
    if modules.count >= Self.mostModules { modules.removeAll(keepingCapacity: true) }
    let path = generalisation.apply(to: module)
    modules[module.rawValue] = path
    return path
  }
}
