/// Why exclusions cannot be merged into a configuration, and what Sysmon would do if they were.
public enum MergeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Sysmon refuses the file, or the result.
  case refused(ConfigurationError)
  /// Sysmon loses a section of the file.
  case lostSection(ConfigurationRemark)
  /// The file has an include section for CreateRemoteThread.
  case includeSection(TextPosition)
  /// The file has several exclude sections for CreateRemoteThread.
  case severalSections([TextPosition])
  /// The filters of the section are joined by `and`.
  case joinedByAnd(TextPosition)
  /// The comments around what an earlier merge put there are not one pair.
  case brokenMarks(TextPosition)
  /// The result, read back, is not the union of both sets of exclusions.
  case notProved

  /// What is the matter and what to do, in one sentence or two.
  public var description: String {
    switch self {
    case .refused(let error): "Sysmon refuses this configuration: \(error)"
    case .lostSection(let remark): "Sysmon loses a section of this configuration; mend it first: \(remark)"
    case .includeSection(let position):
      "\(position): an include section for CreateRemoteThread; beside it Sysmon asks the exclude section first and logs of "
        + "the rest only what the include matches, so that nothing more is logged than now. Remove it to log all but the "
        + "exclusions, or add them all the same with --force"
    case .severalSections(let positions):
      "\(positions.count) exclude sections for CreateRemoteThread (\(positions.map(\.description).joined(separator: "; "))): "
        + "Sysmon logs no remote thread then, whatever they say. Move their filters into one, or go on with --force"
    case .joinedByAnd(let position):
      "\(position): the filters of this section are joined by 'and', so that it would drop only what matches all of them "
        + "and all exclusions added. Put them into a <Rule groupRelation=\"and\"> of a RuleGroup with groupRelation=\"or\""
    case .brokenMarks(let position):
      "\(position): the comments '\(MergeMark.begin)' and '\(MergeMark.end)' are not one pair in this section; mend or "
        + "remove them"
    case .notProved:
      "the result, read back as Sysmon reads it, does not say what both sets of exclusions say; nothing is written"
    }
  }
}
