import SysmonRules

/// A query list for a subscription of Windows event forwarding: every remote thread but those that are suppressed.
///
/// Windows evaluates a subset of XPath 1.0 without functions on strings, so that whole texts can be compared and nothing
/// else. Whether it minds letter case is not documented: a negative condition is refused, for it could match more.
struct WEFExport: ExportWriter {
  /// A compound XPath may hold about 20 expressions (Windows Event Log, "Consuming Events"); one is the Event ID.
  private static let mostExpressions = 20

  private static let channel = "Microsoft-Windows-Sysmon/Operational"

  func check(_ term: ExportTerm) throws(ExportFault) {
    guard term.negated.isEmpty else { throw .negation }
    guard term.tests.allSatisfy({ $0.kind == .equals }) else { throw .onlyEquality }
    for value in term.tests.flatMap(\.values) where value.contains("'") && value.contains("\"") { throw .bothQuotes }
    _ = try Self.alternatives(of: term)
  }

  func text(of terms: [ExportTerm]) -> String {
    let suppressed = terms.flatMap { (try? Self.alternatives(of: $0)) ?? [] }.map { one in
      "    <Suppress Path=\"\(Self.channel)\">\(XMLText.escaped(Self.path(one)))</Suppress>"
    }
    return
      ([
        "<QueryList>", "  <Query Id=\"0\" Path=\"\(Self.channel)\">",
        "    <Select Path=\"\(Self.channel)\">*[System[(EventID=8)]]</Select>",
      ] + suppressed + ["  </Query>", "</QueryList>", ""]).joined(separator: "\n")
  }

  /// Alternatives that are short enough; lists are taken apart where they make one too long.
  private static func alternatives(of term: ExportTerm) throws(ExportFault) -> [Conjunction] {
    let whole = try Conjunction.alternatives(of: term, splitsLists: false)
    if whole.allSatisfy({ length($0) <= mostExpressions }) { return whole }
    let split = try Conjunction.alternatives(of: term, splitsLists: true)
    guard split.allSatisfy({ length($0) <= mostExpressions }) else { throw .tooLong(mostExpressions) }
    return split
  }

  private static func length(_ conjunction: Conjunction) -> Int {
    1 + conjunction.positive.reduce(0) { $0 + $1.values.count }
  }

  private static func path(_ conjunction: Conjunction) -> String {
    let tests = conjunction.positive.map { test -> String in
      let texts = test.values.map { "Data[@Name='\(test.field.rawValue)']=\(quoted($0))" }
      return texts.count == 1 ? texts[0] : "(" + texts.joined(separator: " or ") + ")"
    }
    return "*[System[(EventID=8)] and EventData[\(tests.joined(separator: " and "))]]"
  }

  /// XPath 1.0 has no escape in a string, and two kinds of quotes.
  private static func quoted(_ value: String) -> String { value.contains("'") ? "\"\(value)\"" : "'\(value)'" }
}
