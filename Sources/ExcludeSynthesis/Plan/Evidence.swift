import Baseline
import RemoteThread
import SysmonRules

/// The comment above a rule: what speaks for it, and what it makes Sysmon blind to. Figures and fixed words only.
enum Evidence {
  static func lines(of members: [ExactRule], conditions: [FieldCondition]) -> [String] {
    guard let first = members.first else { return [] }
    var lines = [members.count == 1 ? support(of: first) : support(of: members)]
    lines.append("Blind to: " + blindSpot(of: first, conditions))
    if conditions.contains(where: \.leavesPathOpen) {
      lines.append("A path varies: files of the same name in other folders below its beginning match too.")
    }
    let lifted = Set(members.flatMap(\.lifted)).sorted().map(\.rawValue)
    if !lifted.isEmpty { lines.append("Only because limits were lifted: \(lifted.joined(separator: ", ")).") }
    return lines
  }

  /// The figures of what the rule drops: of the offset where it pins one, and then of the tuple.
  private static func support(of member: ExactRule) -> String {
    let summary = member.summary
    guard let offset = member.offset, let known = summary.offsets.first(where: { $0.offset == offset }) else {
      return support(of: summary)
    }
    return
      "\(CountText.counted(known.hostDays, "host-day")), \(CountText.counted(known.days, "day")) at this offset. At all offsets: "
      + support(of: summary)
  }

  private static func support(of summary: TupleSummary) -> String {
    let support = summary.support
    let approval = summary.status == .approved ? "Approved by name; " : ""
    guard support.events > 0, let seen = support.seen else { return approval + "never seen." }
    return approval
      + "\(CountText.counted(support.events, "event")) on \(CountText.counted(support.hosts, "host")), "
      + "\(CountText.counted(support.hostDays, "host-day")), \(CountText.counted(support.days, "day")), "
      + "\(seen.lowerBound.day) to \(seen.upperBound.day)."
  }

  /// Hosts and days of several tuples cannot be added up: what the widest of them has is at least true.
  private static func support(of members: [ExactRule]) -> String {
    let supports = members.map(\.summary.support)
    let approved = members.count { $0.summary.status == .approved }
    let approval = approved > 0 ? ", \(CountText.grouped(approved)) approved by name" : ""
    let place = members[0].offset == nil ? "" : " at this offset"
    let events = members.reduce(0) { $0 + $1.events }
    let hosts = supports.map(\.hosts).max() ?? 0
    let days = supports.map(\.days).max() ?? 0
    let seen = supports.compactMap(\.seen)
    let figures =
      "\(CountText.counted(members.count, "known-good start"))\(place)\(approval): \(CountText.counted(events, "event"))"
    guard let first = seen.map(\.lowerBound).min(), let last = seen.map(\.upperBound).max() else {
      return figures + "."
    }
    return figures
      + ", on up to \(CountText.counted(hosts, "host")) and \(CountText.counted(days, "day")) each, "
      + "\(first.day) to \(last.day)."
  }

  private static func blindSpot(of member: ExactRule, _ conditions: [FieldCondition]) -> String {
    let pair = "every thread of \(these("source", .sourceImage, conditions)) "
    let place =
      member.hasOpenTarget
      ? "in any target but those that guard credentials or the machine, "
      : "in \(these("target", .targetImage, conditions)) "
    let start = member.summary.tuple.start
    if member.offset != nil {
      return pair + place
        + "that starts in \(these("module", .startModule, conditions)) at this offset, which an update of "
        + "the module moves."
    }
    if start.module == nil {
      return pair + place
        + "that starts at \(start.startClass == .kernel ? "a kernel address" : "any address in private memory")."
    }
    if start.function == nil {
      return pair + place + "that starts in \(these("module", .startModule, conditions)), wherever."
    }
    return pair + place + "that starts at \(these("function", .startFunction, conditions)), whatever is in the source."
  }

  /// `this source` or `these 3 sources`.
  private static func these(_ noun: String, _ field: FilterField, _ conditions: [FieldCondition]) -> String {
    let list = conditions.first { $0.field == field && $0.comparison == .isAny }
    guard let list else { return "this \(noun)" }
    return "these \(CountText.counted(list.value.utf8.count { $0 == UInt8(ascii: ";") } + 1, noun))"
  }
}

extension ExactRule {
  /// Events of the baseline that it stands for.
  var events: Int {
    guard let offset else { return summary.support.events }
    return summary.offsets.first { $0.offset == offset }?.events ?? 0
  }
}
