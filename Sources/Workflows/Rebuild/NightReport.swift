import Foundation

/// What a rebuild found and did: kept with its generation, and all that the drift report says.
public struct NightReport: Codable, Sendable, Hashable {
  /// The form of this report.
  public var format = 1
  /// The present time that the rebuild went by, UTC.
  public var published = ""
  /// First and last day of the window.
  public var firstDay = ""
  /// The newest day of the window.
  public var lastDay = ""
  /// The newest whole day among the new events; nil where there is none.
  public var newDay: String?
  /// Whether a guard rail was overridden, and by what sentences.
  public var forced: [String] = []

  /// What was read.
  public var inbox = Inbox()
  /// What became of the events.
  public var events = Events()
  /// The hosts.
  public var hosts = Hosts()
  /// The baseline afterwards.
  public var baseline = Totals()
  /// The baseline before; nil where there was none.
  public var before: Totals?
  /// Cases among the new events, the highest score first.
  public var cases = Listing<Case>()
  /// New cases against the budget.
  public var alerts = Alerts()
  /// What was put in quarantine tonight.
  public var held = Listing<String>()
  /// What left quarantine or probation because it was seen widely.
  public var released = Listing<String>()
  /// Approvals that ended.
  public var ended = Listing<String>()
  /// What waits for a decision.
  public var waiting = Waiting()
  /// Tuples that became known good.
  public var becameKnownGood = Listing<String>()
  /// Tuples that are known good no longer.
  public var ceased = Listing<String>()
  /// Tuples that left the window.
  public var expired = Listing<String>()
  /// The configuration.
  public var configuration = Configuration()

  /// Of the inbox.
  public struct Inbox: Codable, Sendable, Hashable {
    /// Files that were read, being new or changed.
    public var read = 0
    /// Files that are as they were.
    public var unchanged = 0
    /// Bytes read, after decompression.
    public var bytes = 0
    /// Damaged records and places.
    public var damaged = 0
    /// Files that could not be read.
    public var unreadable = 0
  }

  /// Of the events.
  public struct Events: Codable, Sendable, Hashable {
    /// Counted now.
    public var new = 0
    /// Counted before.
    public var repeated = 0
    /// Older than the window.
    public var tooOld = 0
    /// More than a day ahead of the clock.
    public var inFuture = 0
    /// New events that the new configuration would have dropped at the sensor.
    public var dropped = 0
    /// New events that it would have logged.
    public var logged = 0
  }

  /// Of the hosts.
  public struct Hosts: Codable, Sendable, Hashable {
    /// Hosts on the newest whole day.
    public var onNewDay = 0
    /// The fewest on any of the seven days before it; nil where the window does not hold them.
    public var usual: Int?
    /// Hosts of the window that were seen on none of its last three days.
    public var silent = Listing<String>()
  }

  /// The size of the baseline.
  public struct Totals: Codable, Sendable, Hashable {
    /// Tuples.
    public var tuples = 0
    /// Tuples that are known good.
    public var knownGood = 0
    /// Events.
    public var events = 0
    /// Host-days.
    public var hostDays = 0
    /// Hosts.
    public var hosts = 0
    /// Days with events.
    public var days = 0
  }

  /// A case of the night.
  public struct Case: Codable, Sendable, Hashable {
    /// `HDL-…`.
    public var id = ""
    /// `new pair: … -> …`.
    public var title = ""
    /// The level of its worst finding.
    public var level = ""
    /// In bits.
    public var score = 0.0
    /// Events.
    public var events = 0
    /// Hosts.
    public var hosts = 0
    /// What was noticed.
    public var indicators: [String] = []
    /// ATT&CK techniques.
    public var techniques: [String] = []
    /// The computer that logged its worst event.
    public var computer = ""
    /// The number of that event's record; nil where the log has none.
    public var record: UInt64?
    /// Whether it is new: not all of it was in quarantine already, and it was no alert before; or somebody rejected it.
    public var isNew = true
    /// Whether it is new and scores as much as the budget's threshold.
    public var isAlert = false
  }

  /// The alert budget against what came.
  public struct Alerts: Codable, Sendable, Hashable {
    /// New cases a day that were allowed.
    public var budget = 0.0
    /// In bits; nil where there is no calibration.
    public var threshold: Double?
    /// Whether the calibration promises the budget.
    public var isPromised = false
    /// New cases at or above the threshold.
    public var cases = 0
  }

  /// What waits for a decision.
  public struct Waiting: Codable, Sendable, Hashable {
    /// In quarantine, and nobody decided.
    public var quarantined = 0
    /// On probation.
    public var probation = 0
    /// Rejected by somebody.
    public var rejected = 0
  }

  /// The configuration that was published.
  public struct Configuration: Codable, Sendable, Hashable {
    /// Rules.
    public var rules = 0
    /// Known-good tuples that stay logged.
    public var leftOut = 0
    /// Bytes of the file.
    public var bytes = 0
    /// Rules that the generation before had not.
    public var added = Listing<String>()
    /// Rules that only the generation before had.
    public var dropped = Listing<String>()
    /// Sample events of known-good tuples that the proof found dropped.
    public var provedDropped = 0
    /// Sample events of others and probes that it found logged.
    public var provedLogged = 0
    /// SHA-256 of the file that the exclusions were put into, as it was before; nil where the file is Heddle's own.
    public var mergedInto: String?

    /// Whether `file` is what the exclusions were put into.
    public func wasMerged(into file: [UInt8]) -> Bool { mergedInto == SHA256.digest(of: file) }
  }

  /// Things of which the first are listed and all are counted.
  public struct Listing<Element: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    /// All of them.
    public var count = 0
    /// The first of them.
    public var first: [Element] = []

    /// None.
    public init() {}

    /// Lists the first of `elements`.
    init(_ elements: [Element]) {
      count = elements.count
      first = Array(elements.prefix(NightReport.longestListing))
    }
  }

  /// Elements of a listing that are kept: enough for a night, little beside the baseline.
  static let longestListing = 200

  /// A report of nothing.
  public init() {}

  /// As the generation keeps it: one JSON object, keys sorted.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// Reads what a generation keeps; nil where it is of another version.
  public init?(json: String) {
    guard let report = try? JSONDecoder().decode(NightReport.self, from: Data(json.utf8)), report.format == 1 else {
      return nil
    }
    self = report
  }
}
