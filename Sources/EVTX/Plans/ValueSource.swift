/// Where a value of a record comes from, as its template says.
enum ValueSource: Equatable {
  /// Nowhere: the template has no such element, or nothing in it.
  case none
  /// A value of the record.
  case value(number: Int)
  /// The template itself.
  case literal(ValueType, Range<Int>)
  /// Several of these after one another, or references: ``TemplatePlan/mixtures``.
  case mixture(Int)
}

/// One part of the content of an element or attribute.
enum ContentPart: Equatable {
  case value(number: Int)
  case literal(ValueType, Range<Int>)
  case characterReference(UInt16)
  case entityReference(Range<Int>)

  /// The part that a token stands for; nil for tokens that are no content.
  init?(_ token: Token) {
    switch token {
    case .value(let type, let range): self = .literal(type, range)
    case .cdata(let range): self = .literal(.string, range)
    case .characterReference(let unit): self = .characterReference(unit)
    case .entityReference(let name): self = .entityReference(name.range)
    case .substitution(let number, _, _): self = .value(number: number)
    default: return nil
    }
  }
}
