import RemoteThread
public import EventSources

/// What was read, in words for people.
public enum ReadAccount {
  /// One line for every damaged record and unreadable input that the report names, and one for those it only counts.
  public static func problems(_ report: ReadReport) -> [String] {
    var lines = report.damages.map { "\($0.input)\(place($0.place)): \($0.reason); record skipped" }
    let unnamed = report.damaged - report.damages.count
    if unnamed > 0 { lines.append("… and \(CountText.counted(unnamed, "more damaged record")) skipped") }
    lines += report.unreadable.map { "\($0.input): \($0.reason)" }
    let unnamedInputs = report.unreadableCount - report.unreadable.count
    if unnamedInputs > 0 { lines.append("… and \(CountText.counted(unnamedInputs, "more unreadable input"))") }
    return lines
  }

  /// `read 3 inputs, 12.4 MB: 5,021 events of id 8, 88 of other ids; 2 records damaged, 1 input unreadable`.
  public static func summary(_ report: ReadReport) -> String {
    var text = "read \(CountText.counted(report.inputs, "input")), \(Decimals.bytes(report.bytes)): "
    text +=
      "\(CountText.counted(report.events, "event")) of id 8, \(CountText.grouped(report.otherEvents)) of other ids"
    var problems: [String] = []
    if report.damaged > 0 { problems.append("\(CountText.counted(report.damaged, "damaged record")) skipped") }
    if report.unreadableCount > 0 {
      problems.append(CountText.counted(report.unreadableCount, "unreadable input"))
    }
    return problems.isEmpty ? text : text + "; " + problems.joined(separator: ", ")
  }

  /// One line of at most `width` characters on how far the reading is.
  public static func progress(_ progress: ReadProgress, width: Int) -> String {
    let facts = "\(Decimals.bytes(progress.bytes)), \(CountText.counted(progress.events, "event"))  "
    return TextLayout.cut(facts + PrintableText.escaped(progress.input), to: width)
  }

  private static func place(_ place: Damage.Place) -> String {
    switch place {
    case .line(let number): ":\(number)"
    case .offset(let offset): " at byte \(CountText.grouped(offset))"
    }
  }
}
