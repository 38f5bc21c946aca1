/// Where in a configuration a section, an item of it or a filter stands.
public struct FilterPath: Sendable, Hashable, Comparable {
  /// Place among ``FilterConfiguration/sections``.
  public let section: Int
  /// Place among the section's items; nil for the section itself.
  public let item: Int?
  /// Place among the conditions of an item that is a `<Rule>`; nil for the item itself.
  public let condition: Int?

  /// Makes a path.
  public init(section: Int, item: Int? = nil, condition: Int? = nil) {
    self.section = section
    self.item = item
    self.condition = condition
  }

  /// Orders as in the document.
  public static func < (left: FilterPath, right: FilterPath) -> Bool {
    (left.section, left.item ?? -1, left.condition ?? -1) < (right.section, right.item ?? -1, right.condition ?? -1)
  }
}
