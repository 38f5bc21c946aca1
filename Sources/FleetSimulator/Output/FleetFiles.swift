#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A simulated fleet in a folder: `learned.ndjson`, `scored.ndjson` and `labels.csv`.
///
/// `learned.ndjson` has the first days, without attacks; `scored.ndjson` the days that follow, with attacks;
/// `labels.csv` a row for each event that is part of one (``LabelWriter``).
public struct FleetFiles: Sendable {
  /// What is simulated.
  public let plan: FleetPlan
  /// The folder. It is made where it is missing, but not the folders above it.
  public let directory: String
  /// Other Sysmon events for each of Event ID 8, in thousandths, 0 to 39,000.
  public let otherEventsPerMille: Int

  /// The most other events for each of Event ID 8: so many record numbers are always free.
  public static let mostOtherEvents = HostState.fewestOthers - 1

  /// Makes the description of a folder; nothing is written yet. A ratio out of range is moved to its edge.
  public init(plan: FleetPlan, directory: String, otherEventsPerMille: Int = 0) {
    self.plan = plan
    self.directory = directory
    self.otherEventsPerMille = min(max(0, otherEventsPerMille), Self.mostOtherEvents * 1000)
  }

  /// Writes the three files and tells what is in them.
  ///
  /// Each file takes its name only after all three are complete; files of these names are replaced.
  public func write() throws(FleetFilesError) -> FleetAccount {
    try makeDirectory()
    var learned = try OutputFile(directory + "/learned.ndjson")
    var scored = try OutputFile(directory + "/scored.ndjson")
    var labels = try OutputFile(directory + "/labels.csv")
    try labels.write(LabelWriter.header.utf8)
    var account = FleetAccount()
    var lines = FleetLines(plan: plan, otherEventsPerMille: otherEventsPerMille)
    for day in FleetSimulator(plan) {
      for simulated in day.events {
        let line = lines.next(simulated, &account, isScored: day.isScored)
        if day.isScored { try scored.write(line) } else { try learned.write(line) }
        if let row = LabelWriter().row(simulated) { try labels.write(row.utf8) }
      }
    }
    try learned.finish()
    try scored.finish()
    try labels.finish()
    try labels.publish()
    try learned.publish()
    try scored.publish()
    return account
  }

  private func makeDirectory() throws(FleetFilesError) {
    guard !directory.isEmpty, !directory.utf8.contains(0) else { throw .notADirectory(path: directory) }
    if unsafe mkdir(directory, 0o755) == 0 { return }
    guard errno == EEXIST else { throw .cannotWrite(path: directory, reason: OutputFile.reason()) }
    var status = stat()
    guard unsafe (stat(directory, &status) == 0), status.st_mode & S_IFMT == S_IFDIR else {
      throw .notADirectory(path: directory)
    }
  }
}

/// Turns events into lines, with other events before them, and counts.
private struct FleetLines {
  private let writer = WinlogbeatWriter()
  private var others: OtherEventWriter
  private var json = JSONText(reserving: 65_536)

  init(plan: FleetPlan, otherEventsPerMille: Int) {
    others = OtherEventWriter(perMille: otherEventsPerMille, seed: plan.seed)
  }

  mutating func next(_ simulated: SimulatedEvent, _ account: inout FleetAccount, isScored: Bool) -> [UInt8] {
    json.removeAll()
    account.otherEvents += others.append(before: simulated.event, to: &json)
    writer.append(simulated.event, to: &json)
    account.count(simulated, isScored: isScored)
    return json.bytes
  }
}

/// Why a fleet could not be written.
public enum FleetFilesError: Error, Hashable, CustomStringConvertible {
  /// The output is there and is no folder.
  case notADirectory(path: String)
  /// A file or folder could not be made or written; the system's reason.
  case cannotWrite(path: String, reason: String)

  /// What failed, and why.
  public var description: String {
    switch self {
    case .notADirectory(let path): "\(path): is no folder; name one, or one to be made"
    case .cannotWrite(let path, let reason): "\(path): cannot write: \(reason)"
    }
  }
}
