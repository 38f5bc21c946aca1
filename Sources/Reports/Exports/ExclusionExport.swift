import RemoteThread
public import SysmonRules

/// Languages that the exclusions of a configuration can be exported to.
public enum ExportLanguage: String, Sendable, Hashable, CaseIterable {
  /// A Sigma filter: YAML.
  case sigma
  /// An Elastic Security exception list: NDJSON for import.
  case elastic
  /// A Splunk search term.
  case splunk
  /// A where-clause for DeviceEvents of Microsoft Defender XDR.
  case kql
  /// A query list of Windows event forwarding that suppresses the events.
  case wef
}

/// The exclusions of a configuration in another language, for where Sysmon's own filter cannot be changed.
///
/// What comes out matches no event that Sysmon would not have dropped; what a language cannot say is refused.
public struct ExclusionExport {
  /// An exclusion that the language cannot say, and why.
  public struct Refusal: Sendable, Hashable {
    /// The exclusion.
    public let path: FilterPath
    /// The rest of a sentence that begins with it.
    public let reason: String
  }

  /// What was written: one text, with a line end at its end.
  public let text: String
  /// Exclusions that are in the text.
  public let exported: Int
  /// Exclusions that are not, in document order.
  public let refusals: [Refusal]

  /// Writes the exclusions of `configuration`.
  public init(of configuration: FilterConfiguration, to language: ExportLanguage) {
    var terms: [ExportTerm] = []
    var refusals: [Refusal] = []
    let writer = language.writer
    for exclusion in Exclusion.all(in: configuration) where !exclusion.conditions.isEmpty {
      do throws(ExportFault) {
        let term = try ExportTerm(exclusion.expression)
        try writer.check(term)
        terms.append(term)
      } catch {
        refusals.append(Refusal(path: exclusion.path, reason: error.description))
      }
    }
    exported = terms.count
    self.refusals = refusals
    text = terms.isEmpty ? "" : writer.text(of: terms)
  }
}

/// A language that exclusions are written in.
protocol ExportWriter {
  /// Throws where the language cannot say `term`.
  func check(_ term: ExportTerm) throws(ExportFault)
  /// The text of terms that passed the check; at least one.
  func text(of terms: [ExportTerm]) -> String
}

extension ExportLanguage {
  fileprivate var writer: any ExportWriter {
    switch self {
    case .sigma: SigmaExport()
    case .elastic: ElasticExport()
    case .splunk: SplunkExport()
    case .kql: KQLExport()
    case .wef: WEFExport()
    }
  }
}

extension ExportTerm {
  /// Throws where a value has one of `characters`, or, where `foldsLetters`, a letter beyond ASCII that has two cases.
  func checkValues(without characters: Set<Unicode.Scalar>, foldsLetters: Bool) throws(ExportFault) {
    for scalar in tests.flatMap(\.values).joined().unicodeScalars {
      if characters.contains(scalar) { throw .character(String(Character(scalar))) }
      if foldsLetters, !scalar.isASCII, scalar.properties.isCased { throw .letterBeyondASCII }
    }
  }
}
