import Baseline
import EventSources
import RemoteThread
import Scoring

/// Reads what is new in the inbox and counts it.
struct InboxReading {
  /// What came of it.
  struct Outcome {
    /// The account of the reading.
    var report = ReadReport()
    /// What became of the events.
    var events = NightReport.Events()
    /// Files that were to be read, as they are.
    var files: [InboxFile] = []
    /// Those of them that need not be read again until they change.
    var readFiles: [InboxFile] = []
    /// Files that are as they were.
    var unchanged: [InboxFile] = []
    /// What lies in the inbox and could not be looked at, with the reason.
    var unreadable: [String] = []
    /// New events that are not known good, to be scored.
    var wanted = EventSorter()
    /// New events by what a configuration looks at.
    var volume = EventVolume()
    /// Days of the new events.
    var days: Set<UTCDay> = []
  }

  let inbox: String
  let jobs: Int
  /// Events that count: up to a day ahead of the clock, and, where there is a window already, not before it.
  let window: TimeWindow

  /// Reads and counts. Files that are as they were when they were last read are passed over; others are read whole, for
  /// what was counted of them counts once.
  /// - Parameter scorer: what is known good by it is not wanted; nil where nothing is.
  func run(
    into store: some GenerationStore, scorer: Scorer?, progress: (ReadProgress) -> Void
  ) throws -> Outcome {
    var outcome = Outcome()
    let listing = try InputListing(of: inbox)
    outcome.unreadable = listing.unreadable
    let known = Set(try store.inboxFiles())
    let found = listing.files.map {
      InboxFile(path: $0.path, size: $0.size, modified: $0.modified, inode: $0.inode)
    }
    outcome.unchanged = found.filter(known.contains)
    outcome.files = found.filter { !known.contains($0) }
    var filter = scorer.map { KnownGoodFilter($0) }
    var pending: [RemoteThreadEvent] = []
    func learn() throws {
      guard !pending.isEmpty else { return }
      let new = try store.learnTellingNew(EventBatch(pending))
      outcome.events.new += new.count
      outcome.events.repeated += pending.count - new.count
      for place in new { try note(pending[place], &filter, &outcome) }
      pending.removeAll(keepingCapacity: true)
    }
    let reader = EventReader(paths: outcome.files.map { inbox + "/" + $0.path }, jobs: jobs)
    outcome.report = try reader.read(progress: progress) { events in
      for event in events where isWanted(event, &outcome.events) { pending.append(event) }
      if pending.count >= Training.batchSize { try learn() }
    }
    try learn()
    outcome.readFiles = filesRead(outcome)
    return outcome
  }

  /// Of the files that were to be read, those that need not be read again until they change: one that could not be opened or
  /// recognised is tried again.
  private func filesRead(_ outcome: Outcome) -> [InboxFile] {
    guard outcome.report.unreadableCount <= ReadReport.listLimit else { return [] }
    let failed = outcome.report.unreadable.map(\.input)
    return outcome.files.filter { file in !failed.contains { $0.hasPrefix(inbox + "/" + file.path) } }
  }

  private func isWanted(_ event: RemoteThreadEvent, _ counts: inout NightReport.Events) -> Bool {
    if window.contains(event.utcTime) { return true }
    if let since = window.since, event.utcTime < since { counts.tooOld += 1 } else { counts.inFuture += 1 }
    return false
  }

  private func note(
    _ event: RemoteThreadEvent, _ filter: inout KnownGoodFilter?, _ outcome: inout Outcome
  ) throws {
    outcome.volume.count(event)
    outcome.days.insert(event.utcTime.day)
    if filter?.passesOver(event) == false { try outcome.wanted.add(event) }
  }
}
