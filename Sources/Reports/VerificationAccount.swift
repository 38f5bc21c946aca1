public import Baseline
import RemoteThread

/// What a check of a baseline found, in words for people.
public enum VerificationAccount {
  /// `sound: 649 host-days, 0 of them joined, 0 without a ledger; 2 generations`.
  public static func line(_ found: BaselineVerification) -> String {
    let state = found.problems.isEmpty ? "sound" : CountText.counted(found.problems.count, "problem")
    return
      "\(state): \(CountText.counted(found.hostDays, "host-day")), \(CountText.grouped(found.joined)) of them joined, "
      + "\(CountText.grouped(found.withoutLedger)) without a ledger; \(CountText.counted(found.generations, "generation"))"
  }
}
