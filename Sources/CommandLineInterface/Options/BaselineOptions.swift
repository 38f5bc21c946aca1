import ArgumentParser

/// Which baseline to use.
struct BaselineOptions: ParsableArguments {
  @Option(name: .customLong("baseline"), help: "The baseline: a SQLite file.", completion: .file())
  var path: String

  func validate() throws {
    if path.isEmpty { throw ValidationError("'--baseline' needs the name of a file.") }
  }
}
