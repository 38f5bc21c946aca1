internal import RemoteThread

/// Hands decoded portions over, in batches, and keeps the account.
struct Delivery: ~Copyable {
  /// The most events of one batch.
  static let batchSize = 8192

  private(set) var report = ReadReport()
  private var batch: [RemoteThreadEvent] = []
  /// Damages of the input at hand that are in the report.
  private var listed = 0
  private var lastProgress: ContinuousClock.Instant?

  /// Takes the next portion.
  mutating func take(
    _ portion: DecodedPortion, progress: (ReadProgress) -> Void, _ body: ([RemoteThreadEvent]) throws -> Void
  ) throws {
    count(portion)
    for event in portion.events {
      batch.append(event)
      if batch.count == Self.batchSize { try flush(body) }
    }
    let now = ContinuousClock.now
    if let lastProgress, now - lastProgress < .milliseconds(100) { return }
    lastProgress = now
    progress(ReadProgress(input: portion.input, bytes: report.bytes, events: report.events))
  }

  /// Hands over what is left.
  mutating func flush(_ body: ([RemoteThreadEvent]) throws -> Void) throws {
    guard !batch.isEmpty else { return }
    let full = batch
    batch = []
    try body(full)
  }

  private mutating func count(_ portion: DecodedPortion) {
    if portion.isFirst {
      report.inputs += 1
      listed = 0
    }
    report.bytes += portion.bytes
    report.events += portion.events.count
    report.otherEvents += portion.otherEvents
    report.damaged += portion.damaged
    for damage in portion.damages where listed < ReadReport.damagesPerInput {
      guard report.damages.count < ReadReport.listLimit else { break }
      report.damages.append(damage)
      listed += 1
    }
    report.unreadableCount += portion.unreadable.count
    report.unreadable += portion.unreadable.prefix(ReadReport.listLimit - report.unreadable.count)
  }
}
