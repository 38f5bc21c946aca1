import ArgumentParser
import Logging
import Reports
import Workflows

/// `heddle config validate`.
struct ValidateCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check Sysmon configurations without Windows.",
    discussion: """
      Errors are what Sysmon refuses or loses, and filters for CreateRemoteThread that have no effect; warnings are what \
      is most likely not meant. Each with line, column, reason and mend. Exits with 1 where there is an error.
      """)

  @Argument(help: "Sysmon configurations, or - for standard input.", completion: .file())
  var files: [String]

  @OptionGroup var reading: ConfigurationOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  @Option(help: "Form of the findings: text, json or sarif.")
  var output = FindingsFormat.text

  func validate() throws {
    if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("'-' can stand for standard input only once.") }
  }

  func run(on console: Console) throws -> Int32 {
    diagnostics.apply(to: console)
    var checked: [CheckedConfiguration] = []
    var unreadable = 0
    for path in files {
      do throws(ConfigurationFileError) {
        let file = try ConfigurationFile(at: path)
        checked.append(CheckedConfiguration(file: path, findings: file.findings(readBy: reading.reader.kind)))
      } catch {
        unreadable += 1
        console.log.error("\(ErrorText.oneLine(error))")
      }
    }
    switch output {
    case .text: for line in checked.flatMap(FindingsText.lines) { try console.output.write(line: line) }
    case .json: try console.output.write(line: FindingsJSON.text(checked))
    case .sarif: try console.output.write(line: FindingsSARIF.text(checked, version: HeddleVersion.number))
    }
    console.log.notice("\(FindingsText.summary(checked))")
    return unreadable > 0 || checked.contains(where: \.hasError) ? RunExit.failed : 0
  }
}

/// Forms in which findings in a configuration are printed.
enum FindingsFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif
}
