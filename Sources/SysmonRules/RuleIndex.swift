/// The items of an `or` section that can match an event at all, found by the texts of the event's fields.
///
/// A generated section has thousands of `<Rule>`s that ask for one image or another; asking all of them about every event
/// of a replay takes quadratic time. Each rule is filed under the one of its `is`, `is any` and `begin with` conditions
/// that it shares with the fewest others, an `is any` under each of its items: csrss.exe alone can be the source of thousands. A rule with a name is never skipped,
/// for one that fails can leave its name behind.
struct RuleIndex: Sendable, Hashable {
  /// What a field has to be, or the folders that it has to begin with.
  private struct Key: Sendable, Hashable {
    let field: FilterField
    let isWhole: Bool
    let piece: TextPiece

    init(field: FilterField, isWhole: Bool, bytes: ArraySlice<UInt8>) {
      self.field = field
      self.isWhole = isWhole
      piece = TextPiece(bytes: bytes)
    }
  }

  /// Places of the rules under each key, ascending.
  private var byKey: [Key: [Int]] = [:]
  /// Fields that have keys, in their order.
  private var fields: [FilterField] = []
  /// Those of them that have folders for keys.
  private var folderFields: Set<FilterField> = []
  /// Places of all other items, ascending.
  private var always: [Int] = []

  init(_ items: [FilterSection.Item]) {
    let keys = items.map(Self.keys)
    let counts = keys.joined().joined().reduce(into: [Key: Int]()) { $0[$1, default: 0] += 1 }
    func company(_ keys: [Key]) -> Int { keys.reduce(0) { max($0, counts[$1, default: 0]) } }
    for (place, keys) in keys.enumerated() {
      if let rarest = keys.min(by: { company($0) < company($1) }) {
        for key in Set(rarest) { byKey[key, default: []].append(place) }
      } else {
        always.append(place)
      }
    }
    let used = Set(byKey.keys.map(\.field))
    fields = used.sorted()
    folderFields = Set(byKey.keys.filter { !$0.isWhole }.map(\.field))
  }

  /// Places of the items to ask about `event`, in document order.
  func candidates(for event: FilterEvent) -> [Int] {
    var own: [Int] = []
    for field in fields {
      guard let bytes = event[folded: field]?.bytes else { continue }
      own += byKey[Key(field: field, isWhole: true, bytes: bytes[...])] ?? []
      guard folderFields.contains(field) else { continue }
      for slash in bytes.indices where bytes[slash] == Self.slash {
        own += byKey[Key(field: field, isWhole: false, bytes: bytes[...slash])] ?? []
      }
    }
    return own.isEmpty ? always : (always + own).sorted()
  }

  private static let slash = UInt8(ascii: "\\")

  /// Of each of these lists an event has to have a key, or the item cannot match.
  private static func keys(of item: FilterSection.Item) -> [[Key]] {
    guard case .rule(let rule) = item, rule.relation == .and, rule.conditions.allSatisfy({ $0.name == nil }) else {
      return []
    }
    return rule.conditions.compactMap { condition in
      let bytes = condition.pattern.bytes
      switch condition.comparison {
      case .is:
        return [Key(field: condition.field, isWhole: true, bytes: bytes[...])]
      case .isAny:
        return condition.pattern.items.map { Key(field: condition.field, isWhole: true, bytes: $0) }
      case .beginWith:
        return bytes.lastIndex(of: slash).map { [Key(field: condition.field, isWhole: false, bytes: bytes[...$0])] }
      default:
        return nil
      }
    }
  }
}
