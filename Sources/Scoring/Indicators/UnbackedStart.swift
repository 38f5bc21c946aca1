import RemoteThread

/// A thread that starts in private memory, in a pair that never had such a start.
///
/// Code that was written into another process belongs to no module. ATT&CK T1055.002 (portable executable injection)
/// and T1620 (reflective code loading); Sysmon leaves StartModule blank where no module of the target holds the
/// address (TrustedSec, Sysmon Community Guide, chapter "Create Remote Thread").
///
/// Counter-example: kernel addresses, which are blank too (``KernelStart``).
struct UnbackedStart: IndicatorRule {
  func indicator(in circumstances: Circumstances) -> Indicator? {
    guard circumstances.startsInPrivateMemory, circumstances.isNew(.start) else { return nil }
    return Indicator(
      .unbackedStart, "injected code starts in memory that belongs to no module; this pair never did so",
      techniques: ["T1055.002", "T1620"])
  }
}
