package import RemoteThread

/// What an exclusion asks of an event, field by field.
///
/// Each text is asked about once, and the answers to the fields of an event say whether the exclusion matches it: what
/// ``Exclusion/matches(_:)-(FilterEvent)`` says of the whole event.
package struct ExclusionQuestions {
  /// The exclusion's expression, with numbers for its filters.
  private indirect enum Node {
    case condition(Int)
    case all([Node])
    case any([Node])
  }

  private var conditions: [FieldCondition] = []
  private let root: Node
  /// Numbers of the filters on each of ``StartAnswers/fields``.
  private let ofStart: [[Int]]
  /// Numbers of the filters on other fields, and the fields.
  private let others: (numbers: [Int], fields: [FilterField])

  /// The questions of `exclusion`.
  package init(_ exclusion: Exclusion) {
    var conditions: [FieldCondition] = []
    root = Self.node(exclusion.expression, &conditions)
    self.conditions = conditions
    ofStart = StartAnswers.fields.map { field in conditions.indices.filter { conditions[$0].field == field } }
    let other = conditions.indices.filter { !StartAnswers.fields.contains(conditions[$0].field) }
    others = (other, Set(other.map { conditions[$0].field }).sorted())
  }

  private static func node(_ expression: FilterExpression, _ conditions: inout [FieldCondition]) -> Node {
    switch expression {
    case .condition(let condition):
      conditions.append(condition)
      return .condition(conditions.count - 1)
    case .all(let parts): return .all(parts.map { node($0, &conditions) })
    case .any(let parts): return .any(parts.map { node($0, &conditions) })
    }
  }

  /// Whether it asks for `field`, one of those that tell starts apart.
  package func asks(for field: FilterField) -> Bool {
    StartAnswers.fields.firstIndex(of: field).map { !ofStart[$0].isEmpty } ?? false
  }

  /// What of it holds where `field`, one of those that tell starts apart, has that text; nil is blank.
  package func answer(to text: String?, of field: FilterField) -> FulfilledConditions {
    var fulfilled = FulfilledConditions()
    guard let place = StartAnswers.fields.firstIndex(of: field), !ofStart[place].isEmpty else { return fulfilled }
    let text = FilterText(text ?? FilterEvent.blank)
    for number in ofStart[place] {
      let condition = conditions[number]
      if condition.comparison.matches(pattern: condition.pattern, value: text) { fulfilled.insert(number) }
    }
    return fulfilled
  }

  /// What of it holds of the fields of `event` that do not tell starts apart.
  package func answersBeyondStart(of event: RemoteThreadEvent) -> FulfilledConditions {
    var fulfilled = FulfilledConditions()
    guard !others.numbers.isEmpty else { return fulfilled }
    let texts = FilterEvent(event, fields: others.fields)
    for number in others.numbers where conditions[number].matches(texts) { fulfilled.insert(number) }
    return fulfilled
  }

  /// Whether two events differ, be it in letter case, in a field that it asks for.
  package func tells(_ event: RemoteThreadEvent, from other: RemoteThreadEvent) -> Bool {
    zip(StartAnswers.fields, ofStart).filter { !$1.isEmpty }.map(\.0).contains { differs($0, event, other) }
      || others.fields.contains { differs($0, event, other) }
  }

  private func differs(_ field: FilterField, _ event: RemoteThreadEvent, _ other: RemoteThreadEvent) -> Bool {
    event.text(of: field).map(ExactText.init) != other.text(of: field).map(ExactText.init)
  }

  /// Whether the exclusion matches an event of which so much holds.
  package func isMatched(where fulfilled: FulfilledConditions) -> Bool { holds(root, fulfilled) }

  /// Of nothing at all nothing holds: a rule without filters says nothing.
  private func holds(_ node: Node, _ fulfilled: FulfilledConditions) -> Bool {
    switch node {
    case .condition(let number): fulfilled.contains(number)
    case .all(let parts): !parts.isEmpty && parts.allSatisfy { holds($0, fulfilled) }
    case .any(let parts): parts.contains { holds($0, fulfilled) }
    }
  }
}
