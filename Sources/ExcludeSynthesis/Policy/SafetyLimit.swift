/// What is never excluded, known good or not, unless whoever asks for the configuration lifts it.
public enum SafetyLimit: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Images where users can write, or that are no full path on drive C.
  case userWritableImages = "user-writable-images"
  /// Starts in private memory.
  case unbackedStarts = "unbacked-starts"
  /// Targets that guard credentials, logons or the machine.
  case sensitiveTargets = "sensitive-targets"
  /// Functions that load or run whatever their argument names.
  case loaderFunctions = "loader-functions"
  /// Functions by which debuggers break in.
  case debuggerFunctions = "debugger-functions"
  /// Processes that Sysmon could not name.
  case unknownProcesses = "unknown-processes"
  /// Starts without StartFunction at offsets that are not known good.
  case unknownOffsets = "unknown-offsets"

  /// What lifting it makes Sysmon blind to, one sentence.
  public var warning: String {
    switch self {
    case .userWritableImages:
      "Known-good images where users can write are excluded: whoever puts another file in their place is not seen."
    case .unbackedStarts:
      "Known-good starts in private memory are excluded: shellcode of the same source in the same target is not seen."
    case .sensitiveTargets:
      "Known-good threads into lsass.exe and its like are excluded: the same start by a hijacked source is not seen."
    case .loaderFunctions:
      "Known-good starts of LoadLibrary and its like are excluded: the same source loads any library there unseen."
    case .debuggerFunctions:
      "Known-good starts of a debugger's break-in are excluded: the same source stops and reads its targets unseen."
    case .unknownProcesses:
      "Known-good pairs with <unknown process> are excluded: any process can come to be called so."
    case .unknownOffsets:
      "Known-good starts without StartFunction are excluded at any offset: code laid over the module is not seen."
    }
  }

  /// Orders as declared.
  public static func < (left: SafetyLimit, right: SafetyLimit) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }

  /// The probes that can get through where the limit is lifted.
  var openedProbes: Set<AdversaryProbe> {
    switch self {
    case .userWritableImages: [.copiedSource, .copiedTarget, .copiedModule, .widerText, .otherTarget]
    case .unbackedStarts: [.unbackedStart, .similarAddress]
    case .sensitiveTargets: [.otherTarget]
    case .loaderFunctions: [.libraryLoad]
    case .debuggerFunctions: []
    case .unknownProcesses: []
    case .unknownOffsets: [.unknownOffset, .similarAddress]
    }
  }
}
