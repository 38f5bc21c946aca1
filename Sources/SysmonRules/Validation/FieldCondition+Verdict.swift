/// What can be said of a filter without any event.
enum FilterVerdict {
  case never, always, sometimes

  var inverted: FilterVerdict {
    switch self {
    case .never: .always
    case .always: .never
    case .sometimes: .sometimes
    }
  }
}

extension FieldCondition {
  /// Whether the filter matches no event, or every event, that Sysmon makes.
  var verdict: FilterVerdict {
    guard field != .ruleName else {
      // No event has a RuleName before it was filtered.
      return comparison.matches(pattern: pattern, value: FilterText(FilterEvent.blank)) ? .always : .never
    }
    return if let positive = comparison.positive {
      Self.verdict(positive, pattern.bytes, shape).inverted
    } else {
      Self.verdict(comparison, pattern.bytes, shape)
    }
  }

  /// The shape to hold the value against: none for one that Windows expands, to what is not known.
  private var shape: FieldShape { value.utf8.contains(UInt8(ascii: "%")) ? .text : FieldShape(of: field) }

  /// List items, as the value has them, that can never match.
  var itemsWithoutEffect: [String] {
    guard comparison.takesList, field != .ruleName else { return [] }
    let single: Comparison = comparison == .isAny ? .is : .contains
    let items = value.utf8.split(separator: UInt8(ascii: ";")).map { String(decoding: Array($0), as: UTF8.self) }
    return items.filter { Self.verdict(single, FilterText($0).bytes, shape) == .never }
  }

  private static func verdict(_ comparison: Comparison, _ bytes: [UInt8], _ shape: FieldShape) -> FilterVerdict {
    func permitted(_ piece: some Collection<UInt8>, _ atStart: Bool, _ atEnd: Bool) -> FilterVerdict {
      shape.permits(Array(piece)[...], atStart: atStart, atEnd: atEnd) ? .sometimes : .never
    }
    switch comparison {
    case .is: return bytes.isEmpty ? .never : permitted(bytes, true, true)
    case .beginWith: return bytes.isEmpty ? .always : permitted(bytes, true, false)
    case .endWith: return bytes.isEmpty ? .always : permitted(bytes, false, true)
    case .contains: return bytes.isEmpty ? .always : permitted(bytes, false, false)
    case .image:
      if bytes.isEmpty { return .never }
      return permitted(bytes, bytes.contains(UInt8(ascii: "\\")), true)
    case .isAny: return any(ListItems(bytes).map { $0.isEmpty ? .never : permitted($0, true, true) })
    case .containsAny: return any(ListItems(bytes).map { $0.isEmpty ? .always : permitted($0, false, false) })
    case .containsAll:
      return any(ListItems(bytes).map { ($0.isEmpty ? .always : permitted($0, false, false)).inverted }).inverted
    case .lessThan: return bytes.isEmpty ? .never : .sometimes
    case .moreThan: return bytes.isEmpty ? .always : .sometimes
    default: return .sometimes
    }
  }

  private static func any(_ verdicts: [FilterVerdict]) -> FilterVerdict {
    if verdicts.contains(.always) { return .always }
    return verdicts.allSatisfy { $0 == .never } ? .never : .sometimes
  }
}

extension Comparison {
  /// What a negative comparison negates; nil for a positive one.
  var positive: Comparison? {
    switch self {
    case .isNot: .is
    case .excludes: .contains
    case .excludesAny: .containsAny
    case .excludesAll: .containsAll
    case .notBeginWith: .beginWith
    case .notEndWith: .endWith
    default: nil
    }
  }

  /// The first schema version whose manifest has the comparison. The engine itself takes all under every version: older
  /// programs do not know them.
  public var firstSchema: SchemaVersion {
    switch self {
    case .isAny: SchemaVersion(major: 4, minor: 31)
    case .containsAny, .containsAll: SchemaVersion(major: 4, minor: 22)
    case .excludesAny, .excludesAll: SchemaVersion(major: 4, minor: 23)
    case .notBeginWith, .notEndWith: SchemaVersion(major: 4, minor: 70)
    default: SchemaVersion(major: 2, minor: 0)
    }
  }
}
