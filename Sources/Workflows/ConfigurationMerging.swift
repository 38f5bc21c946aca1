public import SysmonRules

extension ConfigurationFile {
  /// The file with the exclusions of `merge` in it; the one on disk stays.
  public func merged(_ merge: SectionMerge) throws(MergeRefused) -> SectionMerge.Outcome {
    do throws(MergeError) {
      return try merge.merged(into: bytes)
    } catch {
      throw MergeRefused(path: path, reason: error)
    }
  }
}

/// Why a file could not take the exclusions.
public struct MergeRefused: Error, Sendable, CustomStringConvertible {
  /// The path as it was given.
  public let path: String
  /// What is the matter.
  public let reason: MergeError

  /// `sysmon.xml: line 3, column 7: an include section for CreateRemoteThread; …`.
  public var description: String { "\(path): \(reason)" }
}
