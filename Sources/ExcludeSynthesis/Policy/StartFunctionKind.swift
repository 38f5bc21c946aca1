/// Start functions that never make an exclusion, in whatever module, for what they do depends on their argument.
enum StartFunctionKind {
  case loader
  case debugger
  case other

  /// The kind of a folded function name.
  init(of function: String) {
    if Self.loaders.contains(function) || Self.loaderPrefixes.contains(where: function.hasPrefix) {
      self = .loader
    } else {
      self = Self.debuggers.contains(function) ? .debugger : .other
    }
  }

  /// Load a library, run a program, or go on wherever the argument points.
  private static let loaders: Set<String> = [
    "ldrloaddll", "ldrploaddll", "loadmodule", "loadpackagedlibrary", "winexec", "system", "_wsystem", "rundll32",
    "ntcontinue", "zwcontinue", "ntcontinueex", "zwcontinueex", "rtlrestorecontext", "callwindowproca",
    "callwindowprocw", "rtluserthreadstart", "basethreadinitthunk", "switchtofiber", "longjmp", "rtldispatchapc",
    "queueuserworkitem", "rtlqueueworkitem",
  ]

  private static let loaderPrefixes = ["loadlibrary", "afxloadlibrary", "createprocess", "shellexecute"]

  /// KeeThief takes a password database's key through one of these.
  private static let debuggers: Set<String> = [
    "dbguiremotebreakin", "dbgbreakpoint", "dbguserbreakpoint", "debugbreak", "dbguiissueremotebreakin",
  ]
}
