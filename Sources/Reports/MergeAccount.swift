import RemoteThread
public import SysmonRules

/// What a merge did, in words for people.
public enum MergeAccount {
  /// `merged into sysmon.xml: 4 filters and rules of its own kept`.
  public static func line(_ outcome: SectionMerge.Outcome, path: String) -> String {
    let (count, fate) = outcome.removed > 0 ? (outcome.removed, "taken out") : (outcome.kept, "kept")
    return "merged into \(path): \(CountText.counted(count, "exclusion")) of its own \(fate)"
  }
}
