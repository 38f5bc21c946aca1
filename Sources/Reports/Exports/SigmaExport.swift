import SysmonRules

/// A Sigma filter: takes the excluded events out of every rule of the category create_remote_thread.
///
/// Sigma compares without case. In its values `*` and `?` are wildcards, and `\` takes their meaning from them and from
/// itself (Sigma specification, "String Wildcard" and "Escaping").
struct SigmaExport: ExportWriter {
  func check(_ term: ExportTerm) throws(ExportFault) {
    try term.checkValues(without: [], foldsLetters: true)
    _ = try Self.alternatives(of: term)
  }

  /// Lists are taken apart where two of them stand on one key, of which a map can have only one.
  private static func alternatives(of term: ExportTerm) throws(ExportFault) -> [Conjunction] {
    let whole = try Conjunction.alternatives(of: term, splitsLists: false)
    let needsSplit = whole.contains { one in
      one.positive.contains { test in
        test.values.count > 1 && one.positive.count { $0.field == test.field && $0.kind == test.kind } > 1
      }
    }
    return needsSplit ? try Conjunction.alternatives(of: term, splitsLists: true) : whole
  }

  func text(of terms: [ExportTerm]) -> String {
    var (selections, condition): ([String], [String]) = ([], [])
    for (number, term) in terms.enumerated() {
      let alternatives = (try? Self.alternatives(of: term)) ?? []
      let plain = alternatives.filter(\.negative.isEmpty)
      if !plain.isEmpty {
        selections += ["    exclusion_\(number + 1):"] + plain.flatMap { Self.listItem($0.positive) }
      }
      for (place, one) in alternatives.enumerated() where !one.negative.isEmpty {
        let name = "\(number + 1)_\(place + 1)"
        if !one.positive.isEmpty { selections += ["    with_\(name):"] + Self.listItem(one.positive) }
        selections += ["    without_\(name):"] + one.negative.flatMap { Self.listItem([$0]) }
        condition.append(one.positive.isEmpty ? "not without_\(name)" : "with_\(name) and not without_\(name)")
      }
    }
    if selections.contains(where: { $0.hasPrefix("    exclusion_") }) { condition.insert("1 of exclusion_*", at: 0) }
    let joined = condition.count == 1 ? condition[0] : condition.map { "(\($0))" }.joined(separator: " or ")
    let whole = joined == "1 of exclusion_*" ? joined : "(\(joined))"
    return
      ([
        "title: Remote threads that a Sysmon configuration excludes",
        "description: Exclusions of CreateRemoteThread (Sysmon Event ID 8), exported by Heddle.",
        "logsource:", "    category: create_remote_thread", "    product: windows", "filter:", "    rules: any",
      ] + selections + ["    condition: not \(whole)", ""]).joined(separator: "\n")
  }

  /// An item of a list of alternatives: a map whose keys all have to match.
  private static func listItem(_ tests: [ExportTest]) -> [String] {
    keyed(tests).enumerated().flatMap { place, entry in
      let indent = place == 0 ? "        - " : "          "
      guard entry.values.count > 1 else { return [indent + entry.key + ": " + quoted(entry.values[0])] }
      return [indent + entry.key + ":"] + entry.values.map { "              - " + quoted($0) }
    }
  }

  /// Tests by their keys. Of several on one key `all` has to match, which a map can only say where each has one value.
  private static func keyed(_ tests: [ExportTest]) -> [(key: String, values: [String])] {
    var found: [(key: String, values: [String])] = []
    for test in tests {
      let key = test.field.rawValue + modifier(test.kind)
      let same = tests.filter { $0.field == test.field && $0.kind == test.kind }
      guard same.count > 1 else {
        found.append((key, test.values))
        continue
      }
      if same[0] == test { found.append((key + "|all", same.flatMap(\.values))) }
    }
    return found
  }

  private static func modifier(_ kind: ExportTest.Kind) -> String {
    switch kind {
    case .equals: ""
    case .contains: "|contains"
    case .begins: "|startswith"
    case .ends: "|endswith"
    }
  }

  /// In single quotes, in which YAML knows no escape but the doubled quote.
  private static func quoted(_ value: String) -> String {
    let escaped = value.unicodeScalars.reduce(into: "") { result, scalar in
      if ["\\", "*", "?"].contains(scalar) { result += "\\" }
      if scalar == "'" { result += "'" }
      result.unicodeScalars.append(scalar)
    }
    return "'" + escaped + "'"
  }
}
