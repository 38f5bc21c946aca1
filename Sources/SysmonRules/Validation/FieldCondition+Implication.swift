/// Filters held against each other, without any event. Every answer of yes is certain; a no may be a yes that is not seen.
extension FieldCondition {
  /// Whether every event that this filter matches is one that `other` matches.
  func implies(_ other: FieldCondition) -> Bool {
    guard field == other.field else { return false }
    if comparison == other.comparison, pattern == other.pattern { return true }
    let bytes = pattern.bytes[...]
    switch comparison {
    case .is: return !bytes.isEmpty && other.matches(bytes)
    case .isAny: return pattern.items.allSatisfy { other.matches($0) }
    case .beginWith: return other.holds(ofTextsWith: bytes, atStart: true)
    case .endWith: return other.holds(ofTextsWith: bytes, atEnd: true)
    case .contains: return other.holds(ofTextsWith: bytes)
    case .image:
      guard !bytes.contains(UInt8(ascii: "\\")) else { return other.matches(bytes) }
      return other.holds(ofTextsWith: bytes, atEnd: true)
    case .containsAny: return pattern.items.allSatisfy { other.holds(ofTextsWith: $0) }
    case .containsAll: return pattern.items.contains { other.holds(ofTextsWith: $0) }
    case .excludes: return other.comparison == .excludes && other.pattern.bytes.contains(piece: bytes)
    default: return false
    }
  }

  /// Whether no event matches both.
  func contradicts(_ other: FieldCondition) -> Bool {
    field == other.field && (excludesTexts(of: other) || other.excludesTexts(of: self))
  }

  /// Whether this filter matches none of the texts that `other` matches, as far as this one is negative or `other` names
  /// whole texts.
  private func excludesTexts(of other: FieldCondition) -> Bool {
    if let positive = comparison.positive {
      return other.implies(FieldCondition(field, positive, value))
    }
    let bytes = other.pattern.bytes[...]
    switch (comparison, other.comparison) {
    case (_, .is): return !matches(bytes)
    case (_, .isAny): return other.pattern.items.allSatisfy { !matches($0) }
    case (.beginWith, .beginWith):
      return !bytes.starts(with: pattern.bytes) && !pattern.bytes.starts(with: bytes)
    case (.endWith, .endWith): return !bytes.ends(with: pattern.bytes) && !pattern.bytes.ends(with: bytes)
    case (.image, .image), (.image, .endWith):
      return !pattern.bytes.contains(UInt8(ascii: "\\")) && !bytes.ends(with: pattern.bytes)
        && !pattern.bytes.ends(with: bytes)
    default: return false
    }
  }

  private func matches(_ text: ArraySlice<UInt8>) -> Bool {
    comparison.matches(pattern: pattern, value: FilterText(folded: Array(text)))
  }

  /// Whether the filter matches every text that has `piece` in it, at its start or end where said so.
  private func holds(ofTextsWith piece: ArraySlice<UInt8>, atStart: Bool = false, atEnd: Bool = false) -> Bool {
    let bytes = pattern.bytes
    guard !piece.isEmpty, !bytes.isEmpty else { return false }
    return switch comparison {
    case .beginWith: atStart && piece.starts(with: bytes)
    case .endWith: atEnd && piece.ends(with: bytes)
    case .image: atEnd && !bytes.contains(UInt8(ascii: "\\")) && piece.ends(with: [UInt8(ascii: "\\")] + bytes)
    case .contains: piece.contains(piece: bytes)
    case .containsAny: pattern.items.contains { piece.contains(piece: $0) }
    case .containsAll: pattern.items.allSatisfy { piece.contains(piece: $0) }
    default: false
    }
  }
}
