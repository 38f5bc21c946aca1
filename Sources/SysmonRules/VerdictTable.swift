package import RemoteThread

/// A configuration set up to say of very many starts whether they are logged.
///
/// What is replayed for a proof differs from start to start in a field or two. What the filters find out about a text is
/// found once (``StartAnswers/Answer``), and of a start nothing is left but to see whether some rule is among the answers to
/// each of the fields that it asks for. Says what ``FilterConfiguration/decide(_:)`` says of being logged; of names and
/// paths, on which that does not depend, it knows nothing. Memory grows with the answers, of which there are no more than
/// the rules tell texts apart.
package struct VerdictTable: Sendable {
  /// Rules of one effect that ask for the same fields; their numbers follow each other.
  private struct Group: Hashable {
    let drops: Bool
    /// A bit for each of ``StartAnswers/fields``.
    let fields: UInt8
  }

  /// An answer to a field, by the terms that the text fulfils.
  private struct Terms: Hashable {
    let place: Int
    let fulfilled: [Int]
  }

  /// Those that drop events first.
  private let groups: [Group]
  /// The number of the first rule of each group, and one behind the last rule.
  private let firstRules: [Int32]
  private var fields: [FieldTerms]
  private let isLoggedWithoutMatch: Bool

  private var texts: [[ExactText: StartAnswers.Answer]]
  private var addresses: [StartAddress: StartAnswers.Answer] = [:]
  private var answers: [Terms: StartAnswers.Answer] = [:]
  /// Of each answer, and in it of each group: where in ``rules`` the rules stand that the text can fulfil, ascending.
  private var spans: [Range<Int>] = []
  private var rules: [Int32] = []

  private static let mostTexts = 1 << 16

  /// Sets `configuration` up; nil where its filters ask for other fields than a ``StartAnswers`` has, or `and` joins those of
  /// a section.
  package init?(_ configuration: FilterConfiguration) {
    guard let made = Self.rules(of: configuration) else { return nil }
    let byGroup = Dictionary(grouping: made, by: \.group)
    groups = byGroup.keys.sorted { ($0.drops ? 0 : 1, $0.fields) < ($1.drops ? 0 : 1, $1.fields) }
    fields = [FieldTerms](repeating: FieldTerms(), count: StartAnswers.fieldCount)
    texts = [[ExactText: StartAnswers.Answer]](repeating: [:], count: StartAnswers.fieldCount)
    isLoggedWithoutMatch = configuration.decisionWithoutMatch.logged
    var firstRules: [Int32] = [0]
    for group in groups {
      let rules = byGroup[group] ?? []
      for (rule, number) in zip(rules, firstRules[firstRules.count - 1]...) {
        for (place, conditions) in rule.conditions.enumerated() where !conditions.isEmpty {
          fields[place].add(conditions, of: number)
        }
      }
      firstRules.append(firstRules[firstRules.count - 1] + Int32(rules.count))
    }
    self.firstRules = firstRules
  }

  /// Alternatives, of each of which all conditions have to match, by field.
  private static func rules(of configuration: FilterConfiguration) -> [(group: Group, conditions: [[FieldCondition]])]?
  {
    var rules: [(group: Group, conditions: [[FieldCondition]])] = []
    for section in configuration.sections {
      guard section.relation == .or else { return nil }
      for conditions in section.items.flatMap(\.alternatives) {
        let byField = StartAnswers.fields.map { field in conditions.filter { $0.field == field } }
        guard byField.reduce(0, { $0 + $1.count }) == conditions.count else { return nil }
        let asked = byField.indices.reduce(UInt8(0)) { $0 | (byField[$1].isEmpty ? 0 : 1 << $1) }
        rules.append((Group(drops: section.onMatch == .exclude, fields: asked), byField))
      }
    }
    return rules
  }
}

extension FilterSection.Item {
  /// Lists of filters, of one of which all have to match.
  fileprivate var alternatives: [[FieldCondition]] {
    switch self {
    case .condition(let condition): [[condition]]
    case .rule(let rule) where rule.relation == .or: rule.conditions.map { [$0] }
    case .rule(let rule): rule.conditions.isEmpty ? [] : [rule.conditions]
    }
  }
}

extension VerdictTable {
  /// The answer to `text` as SourceImage.
  package mutating func answer(toSourceImage text: String) -> StartAnswers.Answer { answer(to: text, at: 0) }
  /// The answer to `text` as TargetImage.
  package mutating func answer(toTargetImage text: String) -> StartAnswers.Answer { answer(to: text, at: 1) }
  /// The answer to `text` as StartModule.
  package mutating func answer(toStartModule text: String?) -> StartAnswers.Answer { answer(to: text, at: 2) }
  /// The answer to `text` as StartFunction.
  package mutating func answer(toStartFunction text: String?) -> StartAnswers.Answer { answer(to: text, at: 3) }
  /// The answer to `address` as StartAddress.
  package mutating func answer(toStartAddress address: StartAddress?) -> StartAnswers.Answer {
    guard let address else { return answer(to: nil, at: 4) }
    if let known = addresses[address] { return known }
    if addresses.count >= Self.mostTexts { addresses.removeAll(keepingCapacity: true) }
    let answer = answer(to: address.description, at: 4)
    addresses[address] = answer
    return answer
  }

  /// The answers to the fields of `event`.
  package mutating func answers(to event: RemoteThreadEvent) -> StartAnswers {
    StartAnswers(
      sourceImage: answer(toSourceImage: event.sourceImage.rawValue),
      targetImage: answer(toTargetImage: event.targetImage.rawValue),
      startModule: answer(toStartModule: event.startModule?.rawValue),
      startFunction: answer(toStartFunction: event.startFunction),
      startAddress: answer(toStartAddress: event.startAddress))
  }

  private mutating func answer(to text: String?, at place: Int) -> StartAnswers.Answer {
    let text = text.flatMap { $0.isEmpty ? nil : $0 } ?? FilterEvent.blank
    if let known = texts[place][ExactText(text)] { return known }
    if texts[place].count >= Self.mostTexts { texts[place].removeAll(keepingCapacity: true) }
    let answer = answer(to: Terms(place: place, fulfilled: fields[place].fulfilled(by: FilterText(text))))
    texts[place][ExactText(text)] = answer
    return answer
  }

  private mutating func answer(to terms: Terms) -> StartAnswers.Answer {
    if let known = answers[terms] { return known }
    let own = fields[terms.place].rules(asking: terms.fulfilled)
    let answer = StartAnswers.Answer(number: spans.count / max(1, groups.count))
    let base = rules.count
    var place = 0
    for end in firstRules.dropFirst() {
      let first = place
      while place < own.count, own[place] < end { place += 1 }
      spans.append(base + first..<base + place)
    }
    rules += own
    answers[terms] = answer
    return answer
  }
}

extension VerdictTable {
  /// Whether a start of such answers is logged.
  package func isLogged(_ start: StartAnswers) -> Bool {
    for (place, group) in groups.enumerated() where isMatched(groupAt: place, asking: group.fields, start) {
      return !group.drops
    }
    return isLoggedWithoutMatch
  }

  /// Whether a rule of the group is among the answers to each of its fields: those of the shortest answer are looked up in
  /// the others.
  private func isMatched(groupAt place: Int, asking asked: UInt8, _ start: StartAnswers) -> Bool {
    func span(_ field: Int) -> Range<Int> { spans[start[field].number * groups.count + place] }
    var (shortest, shortestField) = (0..<Int.max, 0)
    for field in 0..<StartAnswers.fieldCount where asked & (1 << UInt8(field)) != 0 {
      let own = span(field)
      guard !own.isEmpty else { return false }
      if own.count < shortest.count { (shortest, shortestField) = (own, field) }
    }
    for candidate in shortest {
      let rule = rules[candidate]
      var isEverywhere = true
      for field in 0..<StartAnswers.fieldCount
      where isEverywhere && field != shortestField && asked & (1 << UInt8(field)) != 0 {
        isEverywhere = holds(rule, in: span(field))
      }
      if isEverywhere { return true }
    }
    return false
  }

  private func holds(_ rule: Int32, in span: Range<Int>) -> Bool {
    var (first, end) = (span.lowerBound, span.upperBound)
    while first < end {
      let middle = (first + end) / 2
      if rules[middle] < rule { first = middle + 1 } else { end = middle }
    }
    return first < span.upperBound && rules[first] == rule
  }
}
