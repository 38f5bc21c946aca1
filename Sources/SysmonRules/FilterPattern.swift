/// The value of a filter as the engine compares it, cut into items where the comparison takes a list.
struct FilterPattern: Sendable, Hashable {
  /// Folded as in ``FilterText``.
  let bytes: [UInt8]
  /// The items of a list (``ListItems``); none for a comparison that takes none.
  let items: [ArraySlice<UInt8>]

  init(_ value: String, for comparison: Comparison) {
    bytes = FilterText(value).bytes
    items = comparison.takesList ? Array(ListItems(bytes)) : []
  }
}
