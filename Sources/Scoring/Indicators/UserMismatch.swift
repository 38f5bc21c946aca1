import RemoteThread

/// A person's process that starts a thread in a process of the system, in a way that is new for the pair.
///
/// Sysmon names both users from schema 4.80 on; where either is blank nothing is said. The system's accounts, and the
/// domains of accounts that are no persons, are the profile's lists `system_accounts` and `service_domains`. ATT&CK T1055
/// under privilege escalation, T1134 (access token manipulation).
///
/// Counter-example: two processes of one user; the window manager's own account (`Window Manager\DWM-1`) into SYSTEM's.
struct UserMismatch: IndicatorRule {
  func indicator(in circumstances: Circumstances) -> Indicator? {
    guard let source = circumstances.event.sourceUser, let target = circumstances.event.targetUser,
      circumstances.isNew(.pair) || circumstances.isNew(.start),
      let entry = circumstances.profile.entry(ASCIIFold.fold(target), in: .systemAccounts),
      isPerson(ASCIIFold.fold(source), circumstances.profile)
    else { return nil }
    return Indicator(
      .userMismatch, "a process of \(source) starts a thread in one of \(target)", techniques: entry.techniques)
  }

  /// Whether a folded account is neither of the system, nor of a service, nor of a computer (`HOST$`).
  private func isPerson(_ account: String, _ profile: ScoringProfile) -> Bool {
    guard profile.entry(account, in: .systemAccounts) == nil, account.utf8.last != UInt8(ascii: "$") else {
      return false
    }
    let domain = account.utf8.prefix { $0 != UInt8(ascii: "\\") }
    return profile.entry(String(Substring(domain)), in: .serviceDomains) == nil
  }
}
