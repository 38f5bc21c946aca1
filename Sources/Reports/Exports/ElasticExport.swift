import SysmonRules

/// An exception list of Elastic Security, for import: the list and an item for each alternative.
///
/// Entries of an item are joined by and, items by or. Values compare with case, so that the
/// opposite of a value with letters is refused: it could match more. In a wildcard `\` takes their meaning from
/// `*`, `?` and itself. Fields are those of Elastic's ingest pipeline for Sysmon, which removes blank ones.
struct ElasticExport: ExportWriter {
  private static let list = "heddle-create-remote-thread"

  private static let fields: [FilterField: String] = [
    .sourceImage: "process.executable", .targetImage: "winlog.event_data.TargetImage",
    .startAddress: "winlog.event_data.StartAddress", .startModule: "winlog.event_data.StartModule",
    .startFunction: "winlog.event_data.StartFunction", .sourceUser: "winlog.event_data.SourceUser",
    .targetUser: "winlog.event_data.TargetUser",
  ]

  func check(_ term: ExportTerm) throws(ExportFault) {
    guard term.negated.allSatisfy(\.hasNoCase) else { throw .negation }
    for test in term.tests {
      guard Self.fields[test.field] != nil else { throw .noField(test.field) }
      guard !test.matchesBlank || test.kind == .equals && test.values.count == 1 else { throw .blank(test.field) }
    }
    _ = try Self.alternatives(of: term)
  }

  func text(of terms: [ExportTerm]) -> String {
    var list = JSONLine()
    list.add("list_id", Self.list)
    list.add("type", "detection")
    list.add("namespace_type", "single")
    list.add("name", "Remote threads that a Sysmon configuration excludes")
    list.add("description", "Exclusions of CreateRemoteThread (Sysmon Event ID 8), exported by Heddle.")
    list.add("tags", [String]())
    list.add("os_types", [String]())
    let items = terms.enumerated().flatMap { number, term in
      ((try? Self.alternatives(of: term)) ?? []).enumerated().map { place, one in
        Self.item(one, named: "\(number + 1)" + (place > 0 ? ".\(place + 1)" : ""))
      }
    }
    return ([list] + items).map { $0.description + "\n" }.joined()
  }

  /// Whole texts can be a list, parts of texts cannot.
  private static func alternatives(of term: ExportTerm) throws(ExportFault) -> [Conjunction] {
    var all: [Conjunction] = []
    for one in try Conjunction.alternatives(of: term, splitsLists: false) {
      let parts = one.positive.map { test -> ExportTerm in
        test.kind == .equals ? .test(test) : .any(test.single.map { .test($0) })
      }
      all += try Conjunction.alternatives(of: .all(parts), splitsLists: false).map {
        Conjunction(positive: $0.positive, negative: one.negative.flatMap(\.single))
      }
    }
    return all
  }

  private static func item(_ conjunction: Conjunction, named name: String) -> JSONLine {
    var code = JSONLine()
    code.add("field", "event.code")
    code.add("operator", "included")
    code.add("type", "match")
    code.add("value", "8")
    let entries =
      [code] + conjunction.positive.map { entry($0) } + conjunction.negative.map { entry($0, isNegated: true) }
    var item = JSONLine()
    item.add("list_id", list)
    item.add("item_id", "heddle-" + identifier(of: entries))
    item.add("type", "simple")
    item.add("namespace_type", "single")
    item.add("name", "Exclusion \(name)")
    item.add("description", "Exclusion \(name) of CreateRemoteThread in the Sysmon configuration.")
    item.add("tags", [String]())
    item.add("os_types", [String]())
    item.add("comments", [JSONLine]())
    item.add("entries", entries)
    return item
  }

  private static func entry(_ test: ExportTest, isNegated: Bool = false) -> JSONLine {
    var entry = JSONLine()
    entry.add("field", fields[test.field])
    guard !test.matchesBlank else {
      entry.add("operator", isNegated ? "included" : "excluded")
      entry.add("type", "exists")
      return entry
    }
    entry.add("operator", isNegated ? "excluded" : "included")
    if test.kind == .equals {
      entry.add("type", test.values.count > 1 ? "match_any" : "match")
      if test.values.count > 1 { entry.add("value", test.values) } else { entry.add("value", test.values[0]) }
    } else {
      entry.add("type", "wildcard")
      entry.add("value", wildcard(test))
    }
    return entry
  }

  private static func wildcard(_ test: ExportTest) -> String {
    let escaped = test.values[0].unicodeScalars.reduce(into: "") { result, scalar in
      if ["\\", "*", "?"].contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return (test.kind == .begins ? "" : "*") + escaped + (test.kind == .ends ? "" : "*")
  }

  /// The same for the same entries, so that an import replaces what an earlier one brought: 64 bits of FNV-1a.
  private static func identifier(of entries: [JSONLine]) -> String {
    let hash = entries.map(\.description).joined().utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
