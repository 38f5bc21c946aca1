import RemoteThread
public import Workflows

/// What a replay did, in words for people.
public enum ReplayAccount {
  /// `replayed 5,021 events: 4,020 would be logged, 1,001 dropped`.
  public static func line(_ outcome: ReplayRun.Outcome) -> String {
    let total = outcome.total
    return "replayed \(CountText.counted(total.logged + total.dropped, "event")): "
      + "\(CountText.grouped(total.logged)) would be logged, \(CountText.grouped(total.dropped)) dropped"
  }
}
