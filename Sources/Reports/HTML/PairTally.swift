import RemoteThread
public import Scoring

/// The highest score of each pair of source and target among findings.
public struct PairTally: Sendable {
  struct Pair: Hashable {
    let source: String
    let target: String
  }

  struct Cell {
    var score: Double
    var findings: Int
  }

  private(set) var cells: [Pair: Cell] = [:]

  /// Pairs that are kept; further ones are passed over.
  static let mostPairs = 100_000

  /// No pair.
  public init() {}

  /// Adds a finding.
  public mutating func add(_ finding: Finding) {
    let pair = Pair(source: finding.tuple.source, target: finding.tuple.target)
    if let cell = cells[pair] {
      cells[pair] = Cell(score: max(cell.score, finding.score), findings: cell.findings + 1)
    } else if cells.count < Self.mostPairs {
      cells[pair] = Cell(score: finding.score, findings: 1)
    }
  }
}
