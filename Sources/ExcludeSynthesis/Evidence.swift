import Baseline
import RemoteThread

/// The comment above a rule: what speaks for it, and what it makes Sysmon blind to. Figures and fixed words only.
enum Evidence {
  static func lines(of summary: TupleSummary, offset: UInt16?, isVarying: Bool) -> [String] {
    var lines = [support(of: summary, offset: offset), "Blind to: " + blindSpot(of: summary, offset: offset)]
    if isVarying {
      lines.append("A path varies: files of the same name in other folders below its beginning match too.")
    }
    return lines
  }

  /// The figures of what the rule drops: of the offset where it pins one, and then of the tuple.
  private static func support(of summary: TupleSummary, offset: UInt16?) -> String {
    guard let known = summary.offsets.first(where: { $0.offset == offset }) else { return support(of: summary) }
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

  private static func blindSpot(of summary: TupleSummary, offset: UInt16?) -> String {
    let pair = "every thread of this source in this target that starts "
    if offset != nil { return pair + "in this module at this offset, which an update of the module moves." }
    if summary.tuple.start.module == nil { return pair + "at a kernel address." }
    return pair + "at this function, whatever is in the source."
  }
}
