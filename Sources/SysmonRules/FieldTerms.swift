/// What the rules of a configuration ask of one field, found by the text of it.
///
/// A *term* is all that one rule asks of the field; rules that ask the same share it. Each is filed under one of its filters:
/// under the texts that `is` and `is any` name, or the beginning or the end that `begin with` and `end with` ask for. Terms
/// of nothing but other filters are asked about every text.
struct FieldTerms: Sendable {
  private var terms: [[FieldCondition]] = []
  private var numbers: [[FieldCondition]: Int] = [:]
  private var holders: [[Int32]] = []
  private var wholes: [TextPiece: [Int]] = [:]
  /// By their lengths.
  private var beginnings: [Int: [TextPiece: [Int]]] = [:]
  private var endings: [Int: [TextPiece: [Int]]] = [:]
  private var others: [Int] = []

  /// Notes that the rule of that number asks for all of `conditions`, which are on this field and not none.
  mutating func add(_ conditions: [FieldCondition], of rule: Int32) {
    if let number = numbers[conditions] {
      holders[number].append(rule)
      return
    }
    numbers[conditions] = terms.count
    file(terms.count, conditions)
    terms.append(conditions)
    holders.append([rule])
  }

  private mutating func file(_ number: Int, _ conditions: [FieldCondition]) {
    let patterns = conditions.map { (comparison: $0.comparison, pattern: $0.pattern) }
    if let list = patterns.first(where: { $0.comparison == .isAny }) {
      for item in Set(list.pattern.items.map(TextPiece.init)) { wholes[item, default: []].append(number) }
    } else if let whole = patterns.first(where: { $0.comparison == .is }) {
      wholes[TextPiece(bytes: whole.pattern.bytes[...]), default: []].append(number)
    } else if let beginning = patterns.first(where: { $0.comparison == .beginWith })?.pattern.bytes {
      beginnings[beginning.count, default: [:]][TextPiece(bytes: beginning[...]), default: []].append(number)
    } else if let ending = patterns.first(where: { $0.comparison == .endWith })?.pattern.bytes {
      endings[ending.count, default: [:]][TextPiece(bytes: ending[...]), default: []].append(number)
    } else {
      others.append(number)
    }
  }

  /// The terms that `text` fulfils, ascending.
  func fulfilled(by text: FilterText) -> [Int] {
    let bytes = text.bytes
    var asked = others + (wholes[TextPiece(bytes: bytes[...])] ?? [])
    for (length, pieces) in beginnings where length <= bytes.count {
      asked += pieces[TextPiece(bytes: bytes.prefix(length))] ?? []
    }
    for (length, pieces) in endings where length <= bytes.count {
      asked += pieces[TextPiece(bytes: bytes.suffix(length))] ?? []
    }
    return asked.filter { number in
      terms[number].allSatisfy { $0.comparison.matches(pattern: $0.pattern, value: text) }
    }.sorted()
  }

  /// The rules that ask one of `terms` of the field, ascending.
  func rules(asking terms: [Int]) -> [Int32] {
    terms.count == 1 ? holders[terms[0]] : terms.flatMap { holders[$0] }.sorted()
  }
}
