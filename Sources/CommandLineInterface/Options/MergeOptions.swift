import ArgumentParser
import Logging
import Reports
import SysmonRules
import Workflows

/// Into which existing configuration generated exclusions go, and how.
struct MergeOptions: ParsableArguments {
  @Option(
    name: .customLong("merge-into"),
    help: ArgumentHelp(
      "Put the exclusions into this Sysmon configuration, of which nothing else changes. It is replaced, unless '--output' names another file.",
      valueName: "file"),
    completion: .file())
  var path: String?

  @Flag(help: "With --merge-into: take the file's own exclusions of CreateRemoteThread out.")
  var replace = false

  @Flag(
    help: """
      With --merge-into: go on where the file has an include section or several sections for CreateRemoteThread, or \
      where Sysmon 13 to 15 refuses it.
      """)
  var force = false

  func validate() throws {
    if path == nil, replace || force { throw ValidationError("'--replace' and '--force' go with '--merge-into' only.") }
    if path == "-" { throw ValidationError("'--merge-into' needs the name of a file.") }
  }

  /// The file with the exclusions of `configuration` in it; nil where none is named. Says what is worth knowing.
  func merged(_ configuration: [UInt8], on console: Console) throws -> [UInt8]? {
    guard let path else { return nil }
    let merge = try SectionMerge(of: configuration, replacesOwn: replace, isForced: force)
    let outcome = try ConfigurationFile(at: path).merged(merge)
    for remark in outcome.remarks { console.log.warning("\(path): \(remark)") }
    console.log.notice("\(MergeAccount.line(outcome, path: path))")
    return outcome.bytes
  }
}
