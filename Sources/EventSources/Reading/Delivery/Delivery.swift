/// Hands decoded portions over and keeps the account.
struct Delivery: ~Copyable {
  private(set) var report = ReadReport()
  /// Damages of the input at hand that are in the report.
  private var listed = 0
  private var lastProgress: ContinuousClock.Instant?

  /// Takes the next portion.
  mutating func take<Events: EventGathering>(
    _ portion: DecodedPortion<Events>, progress: (ReadProgress) -> Void, _ body: (Events) throws -> Void
  ) throws {
    count(portion)
    if portion.events.count > 0 { try body(portion.events) }
    let now = ContinuousClock.now
    if let lastProgress, now - lastProgress < .milliseconds(100) { return }
    lastProgress = now
    progress(ReadProgress(input: portion.input, bytes: report.bytes, events: report.events))
  }

  private mutating func count(_ portion: DecodedPortion<some EventGathering>) {
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
