/// The items of an `or` section that can match an event at all, found by the event's SourceImage.
///
/// A generated section has thousands of `<Rule>`s that each ask for one SourceImage; asking all of them about every event
/// of a replay takes quadratic time. A rule with a name is never skipped, for one that fails can leave its name behind.
struct SourceImageIndex: Sendable, Hashable {
  /// Places of the rules that ask for a SourceImage, ascending.
  private var bySource: [FilterText: [Int]] = [:]
  /// Places of all other items, ascending.
  private var always: [Int] = []

  init(_ items: [FilterSection.Item]) {
    for (place, item) in items.enumerated() {
      if let source = Self.requiredSource(of: item) {
        bySource[source, default: []].append(place)
      } else {
        always.append(place)
      }
    }
  }

  /// Places of the items to ask about `event`, in document order.
  func candidates(for event: FilterEvent) -> [Int] {
    let own = bySource[event[folded: .sourceImage]] ?? []
    if own.isEmpty { return always }
    return always.isEmpty ? own : (always + own).sorted()
  }

  private static func requiredSource(of item: FilterSection.Item) -> FilterText? {
    guard case .rule(let rule) = item, rule.relation == .and, rule.conditions.allSatisfy({ $0.name == nil }) else {
      return nil
    }
    return rule.conditions.first { $0.field == .sourceImage && $0.comparison == .is }?.pattern
  }
}
