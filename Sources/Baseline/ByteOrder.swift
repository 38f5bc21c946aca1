/// The order of texts by their UTF-8.
///
/// Swift's own order takes canonically equivalent spellings (`é` as one character or as two) for equal, so that the
/// smaller of two would be the one that came first.
enum ByteOrder {
  /// The smaller of two texts.
  static func smaller(_ left: String, _ right: String) -> String {
    right.utf8.lexicographicallyPrecedes(left.utf8) ? right : left
  }
}
