import RemoteThread

/// A target that guards credentials, logons or the machine's protection, and in which the source never started a thread.
///
/// The targets, each with its technique and its reason, are the profile's list `sensitive_targets` (ATT&CK T1003.001,
/// T1555.005, T1562.001 and others).
///
/// Counter-example: the console's control signals (``ConsoleControl``), which csrss.exe sends to every process when
/// Windows shuts down, lsass.exe among them.
struct SensitiveTarget: IndicatorRule {
  func indicator(in circumstances: Circumstances) -> Indicator? {
    guard circumstances.isNew(.pair), !ConsoleControl.isSignal(circumstances.tuple, circumstances.profile),
      let entry = circumstances.profile.entry(ofFileNamed: circumstances.event.targetImage, in: .sensitiveTargets)
    else { return nil }
    let guards = entry.reason.map { ", which \($0)" } ?? ""
    return Indicator(
      .sensitiveTarget, "\(circumstances.sourceName) never started a thread in \(circumstances.targetName)\(guards)",
      techniques: entry.techniques)
  }
}
