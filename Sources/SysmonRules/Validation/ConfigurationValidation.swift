/// Checks a configuration: what Sysmon refuses, what it loses, and what is most likely not as it was meant.
///
/// Sections of all event types are checked. What the engine does with them was established with CreateRemoteThread; a
/// filter without effect is an error there and a warning elsewhere.
public enum ConfigurationValidation {
  /// What is wrong in the file `bytes`, as `reader` takes it, in the order of the file. Empty for a file without fault.
  ///
  /// Never throws: a file that cannot be read gives one finding that says so.
  public static func findings(in bytes: [UInt8], reader: ReaderKind) -> [ConfigurationFinding] {
    do throws(ConfigurationError) {
      let document = try ConfigurationDocument(bytes)
      let sections = SectionPicture.all(in: document, reader: reader)
      var findings = document.strictFaults.map { ConfigurationFinding($0, reader: reader) }
      findings += [spelling(of: document)].compactMap(\.self)
      findings += EngineCheck.findings(in: document, reader: reader)
      for section in sections {
        findings += section.filters.flatMap {
          ValueCheck(filter: $0, section: section, schema: document.schema).findings
        }
        findings += RelationCheck(section: section, schema: document.schema).findings
        findings += ShadowCheck.findings(in: section)
      }
      findings += SectionsCheck.findings(in: sections, root: document.root)
      return limited(Set(findings).sorted { $0.isListed(before: $1) })
    } catch {
      return [ConfigurationFinding(error, reader: nil)]
    }
  }

  /// A schemaversion that the engine reads as another than most people would.
  private static func spelling(of document: ConfigurationDocument) -> ConfigurationFinding? {
    let text = document.root.attribute("schemaversion") ?? ""
    let decimals = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isPlain =
      (1...2).contains(decimals.count) && decimals[0].first != UInt8(ascii: "0")
      && decimals.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
    guard !isPlain || decimals.count == 2 && decimals[1].count > 2 else { return nil }
    return ConfigurationFinding(
      .warning, .schemaVersion, at: document.root.position, "schemaversion '\(text)' is read as \(document.schema)",
      mend: "write schemaversion=\"\(document.schema)\"")
  }

  /// The first findings, and one that counts the rest as bad as the worst of it.
  private static func limited(_ findings: [ConfigurationFinding]) -> [ConfigurationFinding] {
    let rest = findings.dropFirst(mostFindings)
    guard let next = rest.first, let worst = rest.map(\.severity).max() else { return findings }
    return findings.prefix(mostFindings) + [
      ConfigurationFinding(worst, .tooManyFindings, at: next.position, "\(rest.count) more findings from here on")
    ]
  }

  private static let mostFindings = 10_000
}

extension ConfigurationFinding {
  /// The finding of what a reader refuses. `reader` is the one that is followed, where only libxml2's refuses it.
  init(_ error: ConfigurationError, reader: ReaderKind?) {
    let isRefused = reader != .pugixml
    let consequence = isRefused ? "" : "; Sysmon 13 to 15 refuses the configuration"
    self.init(
      isRefused ? .error : .warning, FindingKind(of: error.fault), at: error.position,
      "\(error.fault)" + consequence, mend: error.fault.mend)
  }
}

extension FindingKind {
  init(of fault: ConfigurationError.Fault) {
    self =
      switch fault {
      case .tooLarge, .encoding, .wrongRoot, .readersDiffer: .unreadable
      case .notWellFormed: .notWellFormed
      case .documentType: .documentType
      case .schemaVersion, .schemaTooOld: .schemaVersion
      case .unknownCondition: .unknownCondition
      case .nameTooLong: .nameTooLong
      case .unexpectedElement: .unknownElement
      case .unexpectedAttribute: .unknownAttribute
      case .attributeValue, .missingAttribute: .attributeValue
      case .unexpectedText, .notEmpty: .strayText
      case .emptyRule: .emptyRule
      case .fieldTooNew, .elementTooNew: .schemaTooOld
      }
  }
}

extension ConfigurationError.Fault {
  /// What to do, where the description does not say it.
  fileprivate var mend: String? {
    switch self {
    case .unknownCondition(let name): Comparison.closest(to: name).map { "write condition=\"\($0.rawValue)\"" }
    case .nameTooLong: "shorten the name"
    case .unexpectedElement(let name, _):
      FilterField.sameButForCase(name).map { "write \($0), with its capitals" }
        ?? EventType.all.first { $0.name.lowercased() == name.lowercased() }.map {
          "write \($0.name), with its capitals"
        }
        ?? "remove '\(name)', or move it to where it belongs"
    case .unexpectedAttribute(let name, _):
      ["name", "condition", "groupRelation", "onmatch", "default", "schemaversion"]
        .first { $0.lowercased() == name.lowercased() && $0 != name }.map { "write \($0)" } ?? "remove \(name)"
    case .attributeValue(_, "groupRelation", _): "write \"and\" or \"or\", in small letters"
    case .attributeValue: "write \"include\" or \"exclude\", in small letters"
    case .missingAttribute(let name, _): "write \(name)=\"or\" or \(name)=\"and\""
    case .unexpectedText: "move the text into a filter or a comment"
    case .schemaTooOld, .schemaVersion: "write schemaversion=\"\(SchemaVersion.newest)\""
    case .notEmpty(let name): "write <\(name)/>"
    case .fieldTooNew(_, let first, _): "raise schemaversion to \(first), or remove the filter"
    case .elementTooNew(let name, let first, _): "raise schemaversion to \(first), or remove '\(name)'"
    default: nil
    }
  }
}

extension FilterField {
  /// The field of that name in other letter case, unless it is spelled exactly so.
  fileprivate static func sameButForCase(_ name: String) -> String? {
    names.first { $0.lowercased() == name.lowercased() && $0 != name }
  }
}

extension Comparison {
  /// The comparison that was most likely meant by a name that does not exist: the same words without plural and blanks.
  fileprivate static func closest(to name: String) -> Comparison? {
    func words(_ text: String) -> [String] {
      text.lowercased().split { !$0.isLetter }.map { word in
        ["begins": "begin", "starts": "begin", "start": "begin", "ends": "end", "equals": "is", "contain": "contains"][
          String(word), default: String(word)]
      }
    }
    let wanted = words(name)
    if let exact = allCases.first(where: { words($0.rawValue) == wanted }) { return exact }
    if wanted == ["not", "contains"] || wanted == ["exclude"] { return .excludes }
    return wanted.last == "any" ? allCases.first { words($0.rawValue) == wanted.dropLast() } : nil
  }
}
