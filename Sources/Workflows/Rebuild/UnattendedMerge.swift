import SysmonRules

/// The merging of a rebuild: it puts exclusions into the configuration that a fleet has, with nobody there to force it.
public struct UnattendedMerge: Sendable {
  /// The file that takes the exclusions.
  public let path: String

  /// Makes a merge into the file at `path`, which must be there.
  public init(into path: String) { self.path = path }

  /// Whether the file could take exclusions as it is now; throws the reason where not.
  public func check() throws {
    _ = try run(try ExcludeConfiguration(header: [], rules: []).xml())
  }

  /// The file as it is, and with the exclusions of `configuration` in it; the one on disk stays.
  func run(_ configuration: [UInt8]) throws -> (old: [UInt8], new: SectionMerge.Outcome) {
    let file = try ConfigurationFile(at: path)
    do {
      let outcome = try file.merged(try SectionMerge(of: configuration))
      // Reports and comparisons read it with the strict reader, which takes no UTF-16BE.
      _ = try FilterConfiguration(xml: outcome.bytes, reader: .libxml2)
      return (file.bytes, outcome)
    } catch let error as MergeRefused {
      throw Refused(sentence: "\(error)")
    } catch let error as ConfigurationError {
      throw Refused(sentence: "\(path): Sysmon refuses this configuration: \(error)")
    }
  }

  /// Why the file cannot take the exclusions.
  public struct Refused: Error, Sendable, CustomStringConvertible {
    let sentence: String

    /// What is the matter with the file, and that a rebuild does not force it.
    public var description: String {
      sentence + " (a rebuild merges only what 'heddle config generate --merge-into' needs no --force for)"
    }
  }
}
