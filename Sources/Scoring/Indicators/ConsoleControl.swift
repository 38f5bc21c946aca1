import RemoteThread

/// The control signals of the console: Ctrl-C, close, logoff, shutdown.
///
/// csrss.exe delivers them by a thread at KERNELBASE!CtrlRoutine in each process, in all of them at once when Windows
/// shuts down: 82 in one public capture (OTRF Security-Datasets; MITRE CAR-2013-10-002). The profile's list
/// `console_control` names source and function.
enum ConsoleControl {
  /// Whether a thread delivers a signal. The source is compared by its whole path: a csrss.exe elsewhere sends none.
  static func isSignal(_ tuple: ThreadTuple, _ profile: ScoringProfile) -> Bool {
    guard let function = tuple.start.function, let module = tuple.start.module,
      ImagePlace(ofFoldedPath: module) == .windows
    else { return false }
    return profile.entry(tuple.source, in: .consoleControl)?.functions.contains(function) == true
  }
}
