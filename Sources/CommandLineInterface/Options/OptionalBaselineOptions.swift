import ArgumentParser
import Baseline
import BaselineSQLite

/// A baseline that a command can do without.
struct OptionalBaselineOptions: ParsableArguments {
  @Option(name: .customLong("baseline"), help: "A baseline to hold it against.", completion: .file())
  var path: String?

  func validate() throws {
    if path?.isEmpty == true { throw ValidationError("'--baseline' needs the name of a file.") }
  }

  /// The baseline, opened for reading; nil where none was named.
  func store() throws -> SQLiteBaseline? { try path.map { try SQLiteBaseline.open(at: $0, mode: .readOnly) } }
}
