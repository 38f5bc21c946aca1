import ArgumentParser
import Logging
import RemoteThread
import Reports
import SysmonRules

/// `heddle config export`.
struct ConfigExportCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the exclusions of a Sysmon configuration in another language.",
    discussion: """
      For where Sysmon's own filter cannot be changed: a Sigma filter, an exception list for Elastic Security, a term for \
      Splunk's search, a clause for DeviceEvents of Microsoft Defender XDR, or a query list for Windows event forwarding. \
      Whose configuration it is does not matter. What a language cannot say is an error, for what it could say instead \
      would hide more than Sysmon does.
      """)

  @Argument(help: "The Sysmon configuration.", completion: .file())
  var file: String

  @Option(help: "The language: sigma, elastic, splunk, kql or wef.")
  var to: ExportArgument

  @Flag(help: "Leave out what the language cannot say, and list it on standard error.")
  var partial = false

  @Option(name: .shortAndLong, help: "Write to this file instead of standard output.", completion: .file())
  var output: String?

  @OptionGroup var reading: ConfigurationOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  func run(on console: Console) throws -> Int32 {
    diagnostics.apply(to: console)
    let configuration = try reading.configuration(at: file)
    for remark in configuration.remarks { console.log.warning("\(file): \(remark)") }
    let export = ExclusionExport(of: configuration, to: to.language)
    let words = FilterWords(configuration)
    for refusal in export.refusals {
      let line = "\(file): \(words.place(of: refusal.path)): the exclusion \(refusal.reason)"
      if partial { console.log.warning("left out: \(line)") } else { console.log.error("\(line)") }
    }
    guard export.exported > 0, partial || export.refusals.isEmpty else {
      console.log.error("\(ExportAccount.failure(export, path: file, language: to.language))")
      return RunExit.failed
    }
    try OutputFile.write(to: output, console: console) { write in try write(export.text) }
    console.log.notice("\(ExportAccount.line(export, language: to.language))")
    return 0
  }
}

/// The languages, as arguments.
enum ExportArgument: String, CaseIterable, ExpressibleByArgument {
  case sigma, elastic, splunk, kql, wef

  var language: ExportLanguage {
    switch self {
    case .sigma: .sigma
    case .elastic: .elastic
    case .splunk: .splunk
    case .kql: .kql
    case .wef: .wef
    }
  }
}
