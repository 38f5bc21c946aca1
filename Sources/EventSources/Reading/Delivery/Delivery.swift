/// Hands decoded portions over and keeps the account.
struct Delivery: ~Copyable {
  private(set) var report = ReadReport()
  private let isStrict: Bool
  /// Damages of the input at hand that are in the report.
  private var listed = 0
  /// Whether the input at hand has a damage.
  private var hasDamage = false
  /// The line on which the next portion begins that continues another.
  private var line = 1
  private var fileBytes = 0
  private var lastProgress: ContinuousClock.Instant?

  /// Where the reading is strict, the first damage ends it.
  init(isStrict: Bool) { self.isStrict = isStrict }

  /// Takes the next portion.
  mutating func take<Events: EventGathering>(
    _ portion: DecodedPortion<Events>, progress: (ReadProgress) -> Void, _ body: (Events) throws -> Void
  ) throws {
    var portion = portion
    portion.place(atLine: &line)
    count(portion)
    if isStrict { try stop(at: portion) }
    if portion.events.count > 0 { try body(portion.events) }
    fileBytes += portion.fileBytes
    let now = ContinuousClock.now
    if let lastProgress, now - lastProgress < .milliseconds(100) { return }
    lastProgress = now
    progress(
      ReadProgress(input: portion.input, bytes: report.bytes, fileBytes: fileBytes, events: report.events))
  }

  private mutating func countDamage(of portion: DecodedPortion<some EventGathering>) {
    if hasDamage {
      guard let last = report.damagedInputs.indices.last, report.damagedInputs[last].input == portion.input else {
        return
      }
      report.damagedInputs[last].damaged += portion.damaged + portion.logDamages
      report.damagedInputs[last].stale += portion.stale
    } else if report.damagedInputs.count < ReadReport.listLimit {
      report.damagedInputs.append(
        DamagedInput(input: portion.input, damaged: portion.damaged + portion.logDamages, stale: portion.stale))
    }
    hasDamage = true
  }

  private func stop(at portion: DecodedPortion<some EventGathering>) throws(ReadingStopped) {
    if let damage = portion.damages.first(where: \.losesRecords) { throw .damage(damage) }
    if let input = portion.unreadable.first { throw .unreadable(input) }
  }

  private mutating func count(_ portion: DecodedPortion<some EventGathering>) {
    if portion.isFirst {
      report.inputs += 1
      listed = 0
      hasDamage = false
    }
    report.bytes += portion.bytes
    report.events += portion.events.count
    report.otherEvents += portion.otherEvents
    report.damaged += portion.damaged
    report.logDamages += portion.logDamages
    report.stale += portion.stale
    if portion.damaged + portion.logDamages + portion.stale > 0 { countDamage(of: portion) }
    for damage in portion.damages where listed < ReadReport.damagesPerInput {
      guard report.damages.count < ReadReport.listLimit else { break }
      report.damages.append(damage)
      listed += 1
    }
    report.unreadableCount += portion.unreadable.count
    report.unreadable += portion.unreadable.prefix(ReadReport.listLimit - report.unreadable.count)
  }
}
