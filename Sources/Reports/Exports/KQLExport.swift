import SysmonRules

/// A clause for a query on DeviceEvents of Microsoft Defender XDR that takes the excluded events out.
///
/// Defender's own event knows the two images and nothing of the start, so that a filter on StartModule and its like is
/// refused. Whether the columns for folders have the file's name in them, too, is not documented, so whole paths are made
/// first. `=~`, startswith, endswith and contains compare ASCII letters without case and all others as they are.
struct KQLExport: ExportWriter {
  func check(_ term: ExportTerm) throws(ExportFault) {
    for test in term.tests {
      guard [.sourceImage, .targetImage].contains(test.field) else { throw .noField(test.field) }
      guard !test.matchesBlank else { throw .blank(test.field) }
    }
  }

  func text(of terms: [ExportTerm]) -> String {
    """
    | extend SourceImage = \(Self.path(folder: "InitiatingProcessFolderPath", file: "InitiatingProcessFileName")),
        TargetImage = \(Self.path(folder: "FolderPath", file: "FileName"))
    | where not (ActionType == "CreateRemoteThreadApiCall" and (
        \(terms.map(Self.text).joined(separator: "\n    or "))
    ))

    """
  }

  private static func path(folder: String, file: String) -> String {
    #"iff(\#(folder) endswith strcat(@"\", \#(file)), \#(folder), strcat(\#(folder), @"\", \#(file)))"#
  }

  private static func text(_ term: ExportTerm) -> String {
    switch term {
    case .test(let test): alternatives(test)
    case .not(let test): "not (\(alternatives(test)))"
    case .all(let parts): parts.count == 1 ? text(parts[0]) : "(" + parts.map(text).joined(separator: " and ") + ")"
    case .any(let parts): parts.count == 1 ? text(parts[0]) : "(" + parts.map(text).joined(separator: " or ") + ")"
    }
  }

  private static func alternatives(_ test: ExportTest) -> String {
    let texts = test.values.map { "\(test.field.rawValue) \(word(test.kind)) \(quoted($0))" }
    return texts.count == 1 ? texts[0] : "(" + texts.joined(separator: " or ") + ")"
  }

  private static func word(_ kind: ExportTest.Kind) -> String {
    switch kind {
    case .equals: "=~"
    case .contains: "contains"
    case .begins: "startswith"
    case .ends: "endswith"
    }
  }

  /// A verbatim string, in which nothing has a meaning but the quote, which is doubled.
  private static func quoted(_ value: String) -> String {
    "@\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
