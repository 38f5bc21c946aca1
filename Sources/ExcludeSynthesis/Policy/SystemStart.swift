import RemoteThread

/// Starts by which Windows itself reaches guarded processes, every day and on every host. Known good as they are, they may
/// be excluded there, too: whoever can make one has what the target guards already.
///
/// - csrss.exe delivers console control events (Ctrl-C, logoff, shutdown) as a thread at `CtrlRoutine`; at a shutdown it
///   reaches every process, lsass.exe, services.exe, the protection and Sysmon among them. csrss.exe is a protected process.
/// - winlogon.exe starts LogonUI.exe, its own child, and is guarded as that is.
enum SystemStart {
  /// Whether `tuple` is such a start.
  static func contains(_ tuple: ThreadTuple) -> Bool {
    switch tuple.source {
    case #"c:\windows\system32\csrss.exe"#:
      tuple.start.function == "ctrlroutine" && tuple.start.module.map(controlModules.contains) ?? false
    case #"c:\windows\system32\winlogon.exe"#: tuple.target == #"c:\windows\system32\logonui.exe"#
    default: false
    }
  }

  private static let controlModules: Set<String> = [
    #"c:\windows\system32\kernelbase.dll"#, #"c:\windows\system32\kernel32.dll"#,
  ]
}
