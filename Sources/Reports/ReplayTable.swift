import RemoteThread
public import SysmonRules
public import Workflows

/// What a configuration would have done, as a table for people, the commonest tuples first.
public enum ReplayTable {
  /// The lines of the table, none longer than `width` characters (at least 40). Only tuples with events of the fate `shown`,
  /// and only their share, where that is given.
  public static func lines(
    _ outcome: ReplayRun.Outcome, of configuration: FilterConfiguration, shown: EventFate?, width: Int
  ) -> [String] {
    let rows = outcome.tuples.map { ($0.key, $0.value) }.filter { shown?.count($0.1) != 0 }
    guard !rows.isEmpty else { return ["No event."] }
    let sorted = rows.sorted { left, right in
      let (first, second) = (left.1.logged + left.1.dropped, right.1.logged + right.1.dropped)
      return first != second ? first > second : left.0 < right.0
    }
    let words = FilterWords(configuration)
    // A filter decides about many tuples, and its text can be long.
    let bases = Set(rows.flatMap { $0.1.shares.map(\.basis) } + outcome.otherTuples.shares.map(\.basis))
    let texts = Dictionary(uniqueKeysWithValues: bases.map { ($0, words.text($0)) })
    let layout = Layout(words: words, texts: texts, shown: shown, width: max(40, width))
    var lines = [TextLayout.right("LOGGED", 9) + TextLayout.right("DROPPED", 10) + "  TUPLE"]
    for (tuple, tally) in sorted { lines += layout.row("\(tuple.source) -> \(tuple.target): \(tuple.start)", tally) }
    let others = outcome.otherTuples
    if others.logged + others.dropped > 0 { lines += layout.row("all further tuples", others) }
    return lines
  }

  /// The events of a tuple that one filter, or the default, decided about.
  private struct Share {
    let text: String
    let fate: EventFate
    let events: Int

    func isShown(before other: Share) -> Bool {
      events != other.events ? events > other.events : text < other.text
    }
  }

  private struct Layout {
    let words: FilterWords
    let texts: [Decision.Basis: String]
    let shown: EventFate?
    let width: Int

    private static let indent = String(repeating: " ", count: 21)

    func row(_ title: String, _ tally: ReplayRun.Tally) -> [String] {
      let counts =
        TextLayout.right(CountText.grouped(tally.logged), 9) + TextLayout.right(CountText.grouped(tally.dropped), 10)
      let room = width - Self.indent.count
      let titles = TextLayout.wrap(PrintableText.escaped(title), to: room)
      let shares = tally.shares.map { Share(text: texts[$0.basis] ?? "", fate: fate(of: $0.basis), events: $0.events) }
      let shown = shares.filter { self.shown == nil || $0.fate == self.shown }.sorted { $0.isShown(before: $1) }
      let reasons = shown.flatMap { share in
        TextLayout.wrap("\(CountText.grouped(share.events)) \(share.fate.rawValue): \(share.text)", to: room)
      }
      return titles.enumerated().map { ($0.offset == 0 ? counts + "  " : Self.indent) + $0.element }
        + reasons.map { Self.indent + $0 }
    }

    private func fate(of basis: Decision.Basis) -> EventFate {
      switch basis {
      case .noSection: .dropped
      case .matched(_, let onMatch): onMatch == .include ? .logged : .dropped
      case .nothingMatched: words.configuration.decisionWithoutMatch.logged ? .logged : .dropped
      }
    }
  }
}

/// What becomes of an event.
public enum EventFate: String, Sendable, Hashable, CaseIterable {
  case logged, dropped

  /// Whether `decision` is this.
  public func isOf(_ decision: Decision) -> Bool { decision.logged == (self == .logged) }

  func count(_ tally: ReplayRun.Tally) -> Int { self == .logged ? tally.logged : tally.dropped }
}
