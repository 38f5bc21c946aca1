#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A simulated fleet in a folder: `learned`, `scored` (with the ending of their form) and `labels.csv`.
///
/// `learned` has the first days, without attacks; `scored` the days that follow, with attacks; `labels.csv` a row for
/// each event that is part of one (``LabelWriter``).
public struct FleetFiles: Sendable {
  /// What is simulated.
  public let plan: FleetPlan
  /// The folder. It is made where it is missing, but not the folders above it.
  public let directory: String
  /// The form of the events.
  public let shape: FleetShape
  /// Other Sysmon events for each of Event ID 8, in thousandths, 0 to 39,000.
  public let otherEventsPerMille: Int
  /// Whether each day is a file of its own, named like `2026-01-05`, as a collector delivers them.
  public let isByDay: Bool

  /// The most other events for each of Event ID 8: so many record numbers are always free.
  public static let mostOtherEvents = HostState.fewestOthers - 1

  /// Makes the description of a folder; nothing is written yet. A ratio out of range is moved to its edge.
  public init(
    plan: FleetPlan, directory: String, shape: FleetShape = .winlogbeat, otherEventsPerMille: Int = 0,
    isByDay: Bool = false
  ) {
    self.plan = plan
    self.directory = directory
    self.shape = shape
    self.isByDay = isByDay
    self.otherEventsPerMille = min(max(0, otherEventsPerMille), Self.mostOtherEvents * 1000)
  }

  /// Writes the three files and tells what is in them.
  ///
  /// Each file takes its name only after all three are complete; files of these names are replaced.
  public func write() throws(FleetFilesError) -> FleetAccount {
    try makeDirectory()
    if isByDay { return try writeByDay() }
    var learned = try EventFile(directory + "/learned", shape)
    var scored = try EventFile(directory + "/scored", shape)
    var labels = try OutputFile(directory + "/labels.csv")
    try learned.begin()
    try scored.begin()
    try labels.write(LabelWriter.header.utf8)
    var account = FleetAccount()
    var others = OtherEvents(perMille: otherEventsPerMille, seed: plan.seed)
    for day in FleetSimulator(plan) {
      for simulated in day.events {
        let records = others.records(before: simulated.event) + [SysmonRecord(simulated.event)]
        account.otherEvents += records.count - 1
        account.count(simulated, isScored: day.isScored)
        if day.isScored { try scored.write(records) } else { try learned.write(records) }
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

  /// Writes a file for each day, and the labels. Each takes its name when it is complete.
  private func writeByDay() throws(FleetFilesError) -> FleetAccount {
    var labels = try OutputFile(directory + "/labels.csv")
    try labels.write(LabelWriter.header.utf8)
    var account = FleetAccount()
    var others = OtherEvents(perMille: otherEventsPerMille, seed: plan.seed)
    for day in FleetSimulator(plan) {
      var file = try EventFile(directory + "/\(day.day)", shape)
      try file.begin()
      for simulated in day.events {
        let records = others.records(before: simulated.event) + [SysmonRecord(simulated.event)]
        account.otherEvents += records.count - 1
        account.count(simulated, isScored: day.isScored)
        try file.write(records)
        if let row = LabelWriter().row(simulated) { try labels.write(row.utf8) }
      }
      try file.finish()
      try file.publish()
    }
    try labels.finish()
    try labels.publish()
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

/// A file of events.
private struct EventFile: ~Copyable {
  private var file: OutputFile
  private var writer: any RecordWriting

  init(_ path: String, _ shape: FleetShape) throws(FleetFilesError) {
    writer = shape.writer()
    file = try OutputFile(path + "." + shape.fileExtension)
  }

  /// Writes what stands before the records.
  mutating func begin() throws(FleetFilesError) { try file.write(writer.header) }

  mutating func write(_ records: [SysmonRecord]) throws(FleetFilesError) {
    for record in records { try file.write(writer.add(record)) }
  }

  mutating func finish() throws(FleetFilesError) {
    try file.write(writer.finish())
    try file.finish(withHeader: writer.header)
  }

  func publish() throws(FleetFilesError) { try file.publish() }
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
