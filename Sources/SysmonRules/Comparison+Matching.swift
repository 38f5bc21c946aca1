/// The sixteen comparisons, as Microsoft's own engine was seen to make them.
extension Comparison {
  func matches(pattern: FilterPattern, value: FilterText) -> Bool {
    let (filter, field) = (pattern.bytes, value.bytes)
    return switch self {
    case .is: field == filter
    case .isNot: field != filter
    case .contains: field.contains(piece: filter)
    case .excludes: !field.contains(piece: filter)
    case .beginWith: field.starts(with: filter)
    case .notBeginWith: !field.starts(with: filter)
    case .endWith: field.ends(with: filter)
    case .notEndWith: !field.ends(with: filter)
    case .lessThan: field.lexicographicallyPrecedes(filter)
    case .moreThan: filter.lexicographicallyPrecedes(field)
    case .image: Self.isImage(filter, field)
    case .isAny:
      pattern.itemSet?.contains(field[...]) ?? pattern.items.contains { !$0.isEmpty && field.elementsEqual($0) }
    case .containsAny: pattern.items.contains { field.contains(piece: $0) }
    case .excludesAny: !pattern.items.contains { field.contains(piece: $0) }
    case .containsAll: pattern.items.allSatisfy { field.contains(piece: $0) }
    case .excludesAll: !pattern.items.allSatisfy { field.contains(piece: $0) }
    }
  }

  /// With a backslash the whole path is meant, without one only what follows the last backslash of the field.
  private static func isImage(_ filter: [UInt8], _ field: [UInt8]) -> Bool {
    let slash = UInt8(ascii: "\\")
    guard !filter.contains(slash), let last = field.lastIndex(of: slash) else { return field == filter }
    return field[(last + 1)...].elementsEqual(filter)
  }
}

/// The items of a list value.
///
/// A trailing `;` makes an empty item, which every field contains. An empty item that is not the last one stands for
/// the rest of the list from its own `;` on: `a;;b` is searched as `a`, `;b` and `b`.
struct ListItems: Sequence {
  private let items: [ArraySlice<UInt8>]
  /// Whether two separators touch or one stands at either end, or there is no text at all.
  let hasEmptyItem: Bool

  init(_ list: [UInt8]) {
    let separated = list.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    hasEmptyItem = separated.contains { $0.isEmpty }
    items = separated.map { $0.isEmpty && $0.startIndex < list.endIndex ? list[$0.startIndex...] : $0 }
  }

  func makeIterator() -> IndexingIterator<[ArraySlice<UInt8>]> { items.makeIterator() }
}
