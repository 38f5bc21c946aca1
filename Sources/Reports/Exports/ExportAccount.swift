import RemoteThread

/// What an export did, in words for people.
public enum ExportAccount {
  /// `exported 12 exclusions to sigma, left 3 out`.
  public static func line(_ export: ExclusionExport, language: ExportLanguage) -> String {
    let left = export.refusals.isEmpty ? "" : ", left \(CountText.grouped(export.refusals.count)) out"
    return "exported \(CountText.counted(export.exported, "exclusion")) to \(language.rawValue)" + left
  }

  /// Why there is nothing.
  public static func failure(_ export: ExclusionExport, path: String, language: ExportLanguage) -> String {
    if export.refusals.isEmpty { return "\(path): no exclusion for CreateRemoteThread" }
    if export.exported == 0 { return "\(path): \(language.rawValue) can say none of the exclusions" }
    return "nothing is written; \(language.rawValue) can say \(CountText.grouped(export.exported)) of the "
      + "\(CountText.counted(export.exported + export.refusals.count, "exclusion")), which --partial writes"
  }
}
