import Foundation

/// The text form of a baseline: one JSON object a line, keys sorted, so that it diffs well.
///
/// `kind` is `settings` (always first), `tuple`, `offset`, `decision`, `sighting` or `ledger`; the other keys are named like the columns of
/// the database. A key whose value is blank is absent.
public enum BaselineTextForm {
  /// The format number that `settings` carries.
  public static let format = 1

  /// The line of `row`, without a line end.
  public static func line(of row: BaselineRow) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(TextRow(row)), as: UTF8.self)
  }

  /// The row that `line` holds. `number` is the line's number, for the error.
  public static func row(of line: String, number: Int) throws(BaselineTextError) -> BaselineRow {
    let text: TextRow
    do {
      text = try JSONDecoder().decode(TextRow.self, from: Data(line.utf8))
    } catch {
      throw BaselineTextError(line: number, reason: "not a row of a Heddle baseline")
    }
    do {
      return try text.row()
    } catch {
      throw BaselineTextError(line: number, reason: error.reason)
    }
  }
}

/// A line of the text form that cannot be read.
public struct BaselineTextError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Number of the line, from 1.
  public let line: Int
  /// What is wrong with it.
  public let reason: String

  /// Makes an error.
  public init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }

  /// `line 7: no source`.
  public var description: String { "line \(line): \(reason)" }
}
