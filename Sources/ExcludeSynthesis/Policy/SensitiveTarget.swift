/// Processes into which no thread is ever excluded, by the name of their image.
///
/// Whoever runs code in one of them has the credentials of the machine, its logons, its services or its protection.
/// csrss.exe is not among them: the kernel starts of dwm.exe in it are the commonest of all benign events.
enum SensitiveTarget {
  static func contains(_ fileName: Substring) -> Bool { fileNames.contains(String(fileName)) }

  /// Whether the file of a folded path has such a name.
  static func isAt(_ path: String) -> Bool { contains(path.split(separator: "\\").last ?? "") }

  /// Folded, in the order of printing.
  static let fileNames = [
    // Credentials and logons.
    "lsass.exe", "lsaiso.exe", "winlogon.exe", "logonui.exe", "credentialuibroker.exe",
    // What starts everything else.
    "smss.exe", "wininit.exe", "services.exe",
    // Protection, and the log itself.
    "msmpeng.exe", "mssense.exe", "sensecncproxy.exe", "nissrv.exe", "securityhealthservice.exe", "sysmon.exe",
    "sysmon64.exe", "sysmon64a.exe",
  ]
}
