import ArgumentParser

/// Which baseline to use.
struct BaselineOptions: ParsableArguments {
  @Option(name: .customLong("baseline"), help: "The baseline: a SQLite file.", completion: .file())
  var path: String
}
