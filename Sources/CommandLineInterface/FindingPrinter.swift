import Reports
import Scoring

/// Prints findings as they come, or, for the table, when all have come.
struct FindingPrinter {
  private let format: FindingFormat
  private let console: Console
  private var cases = CaseCollection()
  private var hasHeader = false

  init(format: FindingFormat, console: Console) {
    self.format = format
    self.console = console
  }

  /// Cases so far.
  var caseCount: Int { cases.count }

  mutating func add(_ finding: Finding) throws {
    cases.add(finding)
    switch format {
    case .table: break
    case .ndjson: try console.output.write(line: FindingJSON.line(finding))
    case .csv:
      try writeHeader()
      try console.output.write(line: FindingCSV.line(finding))
    }
  }

  /// Prints what is left.
  mutating func finish() throws {
    switch format {
    case .table:
      for line in CaseTable.lines(cases.sorted, width: console.width) { try console.output.write(line: line) }
    case .ndjson: break
    case .csv: try writeHeader()
    }
  }

  private mutating func writeHeader() throws {
    guard !hasHeader else { return }
    hasHeader = true
    try console.output.write(line: FindingCSV.header)
  }
}
