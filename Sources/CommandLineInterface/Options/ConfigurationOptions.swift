import ArgumentParser
import SysmonRules
import Workflows

/// Which of Sysmon's readers to follow.
enum ReaderArgument: String, CaseIterable, ExpressibleByArgument {
  case strict, lenient

  var kind: ReaderKind { self == .strict ? .libxml2 : .pugixml }
}

/// How a configuration is read.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Which of Sysmon's two known readers to follow: strict (libxml2 with its grammar, Sysmon 13 to 15) or lenient (pugixml).",
      valueName: "reader"))
  var reader = ReaderArgument.strict

  /// Reads the file at `path`; throws where the reader refuses it.
  func configuration(at path: String) throws -> FilterConfiguration {
    try ConfigurationFile(at: path).configuration(readBy: reader.kind)
  }
}
