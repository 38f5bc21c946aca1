/// When a start is excluded in whatever target: its source reached so many targets with it that one more is no news.
///
/// csrss.exe is the case: it starts KERNELBASE!CtrlRoutine in any console program, tomorrow in one that no one knows today.
/// Only starts with a name count, of a function that loads nothing, from images that are closed to users. Targets that
/// guard credentials or the machine stay logged.
public struct TargetGeneralisation: Sendable, Hashable {
  /// Least number of known-good targets.
  public let targets: Int
  /// Least number of host-days of the known-good targets together.
  public let hostDays: Int

  /// Ten targets on a hundred host-days.
  public static let standard = TargetGeneralisation(targets: 10, hostDays: 100)

  /// Makes thresholds; figures below 2 targets and 1 host-day are taken as these.
  public init(targets: Int, hostDays: Int) {
    self.targets = max(2, targets)
    self.hostDays = max(1, hostDays)
  }
}
