/// Why a rule cannot be printed so that every Sysmon reads it as it is meant.
public enum PrintingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A rule without conditions: libxml2's reader crashes on it.
  case emptyRule
  /// A condition with a name of its own: generated names stand on rules, for names leak from one filter to the next.
  case named(FilterField)
  /// Some rules with a name and some without: the names of some would leak to the others.
  case namedInPart
  /// A name that does not survive.
  case name(FilterValueFault)
  /// A value that does not survive.
  case value(FilterField, FilterValueFault)

  static func check(_ condition: FieldCondition) throws(PrintingError) {
    guard condition.name == nil else { throw .named(condition.field) }
    if let fault = FilterValueFault(in: condition.value, of: condition.comparison) {
      throw .value(condition.field, fault)
    }
  }

  /// One sentence.
  public var description: String {
    switch self {
    case .emptyRule: "a rule without conditions cannot be printed"
    case .named(let field): "the condition on \(field.rawValue) has a name, and generated filters have none"
    case .namedInPart: "some rules have a name and some have none"
    case .name(let fault): "the name of a rule \(fault)"
    case .value(let field, let fault): "the value for \(field.rawValue) \(fault)"
    }
  }
}

/// What keeps a text from being the value of a filter in every Sysmon.
public enum FilterValueFault: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
  /// No text at all: it matches nothing or everything.
  case empty
  /// White space at either end, which an older reader may trim.
  case outerWhiteSpace
  /// `%`, which Windows expands as an environment variable.
  case percentSign
  /// Control characters, line ends, U+FFFE and U+FFFF: XML cannot carry them or does not keep them.
  case unprintable
  /// Characters that change how a line looks and not what it says, or that stand for a byte that could not be read.
  case misleading
  /// An empty item in a list: it matches everything.
  case emptyListItem

  /// The first fault of `value`; nil where there is none.
  public init?(in value: String, of comparison: Comparison) {
    let scalars = value.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else {
      self = .empty
      return
    }
    if scalars.contains(where: Self.isUnprintable) {
      self = .unprintable
    } else if first.properties.isWhitespace || last.properties.isWhitespace {
      self = .outerWhiteSpace
    } else if scalars.contains("%") {
      self = .percentSign
    } else if scalars.contains(where: Self.isMisleading) {
      self = .misleading
    } else if comparison.takesList, ListItems(Array(value.utf8)).hasEmptyItem {
      self = .emptyListItem
    } else {
      return nil
    }
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    return scalar.properties.generalCategory == .control || scalar.value & 0xFFFE == 0xFFFE || scalar.value == 0x2028
      || scalar.value == 0x2029
  }

  private static func isMisleading(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && (scalar.properties.generalCategory == .format || scalar.value == 0xFFFD)
  }

  /// The rest of a sentence that begins with the value.
  public var description: String {
    switch self {
    case .empty: "is empty"
    case .outerWhiteSpace: "begins or ends with white space"
    case .percentSign: "has a '%', which Windows expands as a variable"
    case .unprintable: "has a character that XML cannot carry or does not keep"
    case .misleading: "has an invisible character or one that could not be read"
    case .emptyListItem: "has an empty item, which matches everything"
    }
  }
}
