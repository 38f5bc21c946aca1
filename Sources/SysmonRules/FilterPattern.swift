/// The value of a filter as the engine compares it, cut into items where the comparison takes a list.
struct FilterPattern: Sendable, Hashable {
  /// Folded as in ``FilterText``.
  let bytes: [UInt8]
  /// The items of a list (``ListItems``); none for a comparison that takes none.
  let items: [ArraySlice<UInt8>]
  /// The items of a long `is any` that are not empty, to be found at once; nil for all other comparisons.
  let itemSet: Set<ArraySlice<UInt8>>?

  private static let longList = 16

  init(_ value: String, for comparison: Comparison) {
    bytes = FilterText(value).bytes
    items = comparison.takesList ? Array(ListItems(bytes)) : []
    let isLong = comparison == .isAny && items.count > Self.longList
    itemSet = isLong ? Set(items.filter { !$0.isEmpty }) : nil
  }
}
