import Baseline
import Foundation
import RemoteThread
import Reports
import Workflows

/// The files that a generation is published as, beside the baseline that holds all they are made of.
///
/// They are written and synced before the baseline commits, and given their names after it. What a kill in between leaves
/// undone, the next run does first.
struct PublishedFiles {
  let plan: RebuildPlan
  private var staged: [AtomicFile] = []

  init(plan: RebuildPlan) { self.plan = plan }

  /// Writes what is to appear. The configuration comes last, so that it appears first.
  mutating func stage(_ generation: BaselineGeneration) throws { try stage(try files(of: generation)) }

  /// As `stage`, for a generation of an earlier run. A file that takes exclusions is left alone where it is no longer what
  /// that run found: somebody edited it, and the night puts the exclusions into what is there now.
  mutating func stageAgain(_ generation: BaselineGeneration) throws {
    var files = try files(of: generation)
    if let path = plan.merge?.path {
      let found = try ConfigurationFile(at: path).bytes
      let isAsFound = NightReport(json: generation.report)?.configuration.wasMerged(into: found) ?? false
      if !isAsFound { files.removeAll { $0.path == path } }
    }
    try stage(files)
  }

  private mutating func stage(_ files: [(path: String, bytes: [UInt8])]) throws {
    staged = try files.filter { !Self.holds($0.path, $0.bytes) }.map {
      try OutputFile.staged(at: $0.path, holding: $0.bytes)
    }
  }

  /// Gives the files their names.
  mutating func commit() throws {
    for file in staged { try file.commit() }
    staged = []
  }

  private func files(of generation: BaselineGeneration) throws -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    if let path = plan.merge?.path ?? plan.configuration { files.append((path, generation.configuration)) }
    guard let report = NightReport(json: generation.report) else { return files }
    if let folder = plan.report {
      try Self.makeFolder(folder)
      let text = NightReportText(report, generation: generation.number).lines.joined(separator: "\n") + "\n"
      let page = NightReportHTML(report, generation: generation.number).page
      for name in ["generation-\(generation.number)", "latest"] {
        files += [(folder + "/\(name).txt", Array(text.utf8)), (folder + "/\(name).html", Array(page.utf8))]
      }
    }
    return files
  }

  /// Writes the figures of a run, which are known only when it has ended.
  static func writeMetrics(
    to path: String, _ generation: BaselineGeneration?, time: UTCTime, seconds: Double, succeeded: Bool
  ) throws {
    let metrics = NightMetrics(
      generation.flatMap { NightReport(json: $0.report) }, generation: generation?.number ?? 0, time: time,
      seconds: seconds, succeeded: succeeded)
    let file = try AtomicFile(at: path, target: path)
    try file.output.write(metrics.text)
    try file.commit()
  }

  private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    guard let data = FileManager.default.contents(atPath: path) else { return false }
    return data == Data(bytes)
  }

  private static func makeFolder(_ path: String) throws {
    guard unsafe mkdir(path, 0o755) != 0, errno != EEXIST else { return }
    throw OutputError(name: path, number: errno)
  }
}
