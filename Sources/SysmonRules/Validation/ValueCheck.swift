/// What is wrong with the value of one filter.
struct ValueCheck {
  let filter: SectionPicture.Filter
  let section: SectionPicture
  let schema: SchemaVersion

  var condition: FieldCondition { filter.condition }
  var trimmed: String { condition.value.trimmingOuterWhiteSpace }

  /// The worst fault of the value, if any, and everything that goes beside it.
  var findings: [ConfigurationFinding] {
    let beside = [itemEffect, fileName, shortAddress, listSeparator, percentSign, invisible, order, version]
    return ([effect ?? whiteSpace] + beside).compactMap(\.self)
  }

  /// A filter that matches nothing, or everything.
  private var effect: ConfigurationFinding? {
    let verdict = condition.verdict
    guard verdict != .sometimes else { return nil }
    let severity: ConfigurationFinding.Severity = section.isForRemoteThreads ? .error : .warning
    let outcome = verdict == .never ? "never matches" : "matches every event"
    let kind = verdict == .never ? FindingKind.neverMatches : .alwaysMatches
    if condition.field == .ruleName {
      return finding(severity, kind, "\(outcome): no event has a RuleName before it was filtered", "remove the filter")
    }
    if condition.value.isEmpty {
      return finding(
        severity, .emptyValue, "\(outcome): the value is empty", "write '-' for a blank field, or remove the filter")
    }
    if trimmed.isEmpty || repaired(trimmed) != verdict {
      return finding(
        severity, .outerWhiteSpace, "\(outcome): Sysmon keeps the white space around the value",
        "write \(written(trimmed))")
    }
    if condition.comparison.takesList, ListItems(Array(condition.value.utf8)).hasEmptyItem, verdict == emptyItemVerdict
    {
      return finding(severity, .emptyListItem, "\(outcome): an empty item is in every text", "remove the empty item")
    }
    if condition.value.contains(where: { $0 == "*" || $0 == "?" }) {
      return finding(
        severity, .wildcard, "\(outcome): Sysmon has no wildcards, '*' and '?' are characters like any",
        "use 'begin with', 'end with' or 'contains' without them")
    }
    return finding(
      severity, kind, "\(outcome): no \(condition.field.rawValue) that Sysmon writes looks so",
      Self.form(of: condition.field))
  }

  /// The effect of an empty item on a list that has others.
  private var emptyItemVerdict: FilterVerdict {
    [.excludesAny].contains(condition.comparison) ? .never : .always
  }

  private func repaired(_ value: String) -> FilterVerdict {
    FieldCondition(condition.field, condition.comparison, value).verdict
  }

  /// White space that may be meant: in a field of which nothing is certain, or where only an end of the value counts.
  private var whiteSpace: ConfigurationFinding? {
    guard trimmed != condition.value else { return nil }
    let hasLineBreak = condition.value.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    let isAtStart = condition.value.utf8.first == 0x20
    let isAtEnd = condition.value.utf8.last == 0x20
    let counts: Bool =
      switch condition.comparison {
      case .beginWith, .notBeginWith: isAtStart
      case .endWith, .notEndWith: isAtEnd
      case .contains, .excludes, .containsAny, .containsAll, .excludesAny, .excludesAll: false
      default: isAtStart || isAtEnd
      }
    guard hasLineBreak || counts else { return nil }
    return finding(
      .warning, .outerWhiteSpace, "Sysmon keeps the white space around the value",
      "write \(written(trimmed)), if it is not meant")
  }

  private var itemEffect: ConfigurationFinding? {
    guard condition.verdict == .sometimes, condition.comparison.takesList else { return nil }
    if ListItems(Array(condition.value.utf8)).hasEmptyItem {
      return finding(.warning, .emptyListItem, "the list has an empty item", "remove the ';' that makes it")
    }
    guard let item = condition.itemsWithoutEffect.first else { return spacedItems }
    let isSpaced = item.trimmingOuterWhiteSpace != item
    return finding(
      .warning, isSpaced ? .outerWhiteSpace : .neverMatches,
      "the list item '\(item)' never matches" + (isSpaced ? ": Sysmon keeps the white space around items" : ""),
      isSpaced ? "write '\(item.trimmingOuterWhiteSpace)'" : "remove or correct the item")
  }

  /// A list written with a blank behind every separator, as `NETWORK SERVICE; LOCAL SERVICE`.
  private var spacedItems: ConfigurationFinding? {
    let items = condition.value.split(separator: ";", omittingEmptySubsequences: false)
    guard items.count > 1, items.first?.first != " ", items.dropFirst().allSatisfy({ $0.first == " " }) else {
      return nil
    }
    return finding(
      .warning, .outerWhiteSpace, "the blanks behind ';' belong to the items: '\(items[1])' is what is looked for",
      "write no blank behind ';', if it is not meant")
  }

  private var order: ConfigurationFinding? {
    guard [.lessThan, .moreThan].contains(condition.comparison), FieldShape(of: condition.field) == .number else {
      return nil
    }
    return finding(
      .warning, .comparedAsText, "numbers are compared as texts: \"500\" is more than \"4321\"", "use 'is' or 'is any'")
  }

  private var version: ConfigurationFinding? {
    guard condition.comparison.firstSchema > schema else { return nil }
    return finding(
      .warning, .schemaTooOld,
      "'\(condition.comparison.rawValue)' came with schema \(condition.comparison.firstSchema): programs as old as the \(schema) that this configuration says refuse it",
      "raise schemaversion to \(condition.comparison.firstSchema)")
  }

  private static func form(of field: FilterField) -> String {
    switch FieldShape(of: field) {
    case .address: "write '0x' and 16 digits (8 on 32-bit Windows), or its last digits with 'end with'"
    case .guid: "write the GUID in braces"
    case .number: "write the number in decimal digits"
    case .time: "write the time as 2026-01-31 12:00:00.000"
    case .path: "write the path as Sysmon does, whole and without quotes, or use 'end with'"
    default: "correct the value"
    }
  }

  private func written(_ value: String) -> String {
    let name = condition.field.rawValue
    return "<\(name) condition=\"\(condition.comparison.rawValue)\">\(XMLText.escaped(value))</\(name)>"
  }

  func finding(
    _ severity: ConfigurationFinding.Severity, _ kind: FindingKind, _ what: String, _ mend: String
  ) -> ConfigurationFinding {
    let value = trimmed.isEmpty ? "" : " '\(trimmed)'"
    return ConfigurationFinding(
      severity, kind, at: filter.position,
      "\(condition.field.rawValue) \(condition.comparison.rawValue)\(value): \(what)", mend: mend)
  }
}
