/// The attribute condition of a filter: how its value is compared with the field of an event.
///
/// Raw values are Sysmon's spelling. These sixteen are all there are: `begins with`, `begin with any` and
/// `not contains` make the engine refuse the whole configuration.
public enum Comparison: String, Sendable, Hashable, CaseIterable {
  case `is`
  case isNot = "is not"
  case isAny = "is any"
  case contains
  case containsAny = "contains any"
  case containsAll = "contains all"
  case excludes
  case excludesAny = "excludes any"
  case excludesAll = "excludes all"
  case beginWith = "begin with"
  case endWith = "end with"
  case notBeginWith = "not begin with"
  case notEndWith = "not end with"
  case lessThan = "less than"
  case moreThan = "more than"
  case image

  /// Whether `;` separates the items of a list in the value. In all other comparisons it is a character like any.
  public var takesList: Bool {
    switch self {
    case .isAny, .containsAny, .containsAll, .excludesAny, .excludesAll: true
    default: false
    }
  }

  /// Whether `value`, the text of an event's field, satisfies this comparison with `pattern`, the text of a filter.
  ///
  /// ASCII letters compare without case, every other character as it is. Nothing is trimmed and there are no wildcards.
  public func matches(pattern: String, value: String) -> Bool {
    matches(pattern: FilterPattern(pattern, for: self), value: FilterText(value))
  }
}
