public import RemoteThread
public import SysmonRules

/// The trace of one event in words for people.
public struct TraceText {
  private let words: FilterWords
  private let width: Int

  /// Words for what `configuration` does, in lines of at most `width` characters (at least 40).
  public init(_ configuration: FilterConfiguration, width: Int) {
    words = FilterWords(configuration)
    self.width = max(40, width)
  }

  /// The event, what becomes of it and why, and every filter that was asked on the way.
  public func lines(_ event: RemoteThreadEvent) -> [String] {
    let fields = FilterEvent(event)
    let trace = words.configuration.trace(fields)
    let record = event.recordID.map { ", record \($0)" } ?? ""
    var lines = wrapped("\(PrintableText.escaped(event.computer))\(record), \(event.utcTime)", 0)
    for field in EventType.createRemoteThread.fields where ![.ruleName, .utcTime].contains(field) {
      lines += wrapped("\(TextLayout.left(field.rawValue, 18)) \(PrintableText.escaped(fields[field]))", 2)
    }
    lines += wrapped("\(trace.decision.logged ? "logged" : "dropped"): \(words.text(trace.decision.basis))", 0)
    if trace.decision.logged {
      lines += wrapped("RuleName: \(PrintableText.escaped(trace.decision.ruleName ?? "-"))", 0)
    }
    for remark in words.configuration.remarks { lines += wrapped("ignored: \(remark)", 0) }
    return lines + trace.sections.flatMap(section)
  }

  private func section(_ asked: DecisionTrace.Section) -> [String] {
    let section = words.configuration.sections[asked.path.section]
    let title =
      "\(words.place(of: asked.path)): \(section.onMatch.rawValue) section, \(section.relation.rawValue): "
      + (asked.matched ? "matches" : section.items.isEmpty ? "has no filter, so it matches nothing" : "does not match")
    return wrapped(title, 0) + asked.items.flatMap(item)
  }

  private func item(_ item: DecisionTrace.Item) -> [String] {
    guard case .rule(let rule) = words.configuration.sections[item.path.section].items[item.path.item ?? 0] else {
      return item.filters.flatMap { filter($0, 2) }
    }
    let answer = item.matched.map { $0 ? "matches" : "does not match" } ?? "is empty"
    let title = "\(words.place(of: item.path)): Rule, \(rule.relation.rawValue): \(answer)"
    return wrapped(title, 2) + item.filters.flatMap { filter($0, 4) }
  }

  private func filter(_ filter: DecisionTrace.Filter, _ indent: Int) -> [String] {
    let text = "\(words.place(of: filter.path)): \(FilterWords.text(filter.condition))"
    guard !filter.matched else { return wrapped(text + ": yes", indent) }
    return wrapped("\(text): no, it is '\(PrintableText.escaped(filter.text))'\(Self.hint(filter))", indent)
  }

  /// Why a filter that looks right fails.
  private static func hint(_ filter: DecisionTrace.Filter) -> String {
    let condition = filter.condition
    let trimmed = condition.value.trimmingOuterWhiteSpace
    if trimmed != condition.value, condition.comparison.matches(pattern: trimmed, value: filter.text) {
      return "; it would match without the white space around the value, which Sysmon keeps"
    }
    if !condition.comparison.takesList, condition.value.utf8.contains(UInt8(ascii: ";")) {
      return "; ';' separates nothing in '\(condition.comparison.rawValue)'"
    }
    return ""
  }

  private func wrapped(_ text: String, _ indent: Int) -> [String] {
    TextLayout.wrap(text, to: width - indent - 4).enumerated().map { number, line in
      String(repeating: " ", count: indent + (number == 0 ? 0 : 4)) + line
    }
  }
}
