/// What an attacker who reads a rule would try, to start a thread that the rule drops.
public enum AdversaryProbe: String, Sendable, Hashable, CaseIterable {
  /// Same source and target, private memory.
  case unbackedStart = "an unbacked start in the same pair"
  /// Same source and target, a library loaded by the classic functions.
  case libraryLoad = "a library load in the same pair"
  /// Same source, target and module, at an offset that was never seen.
  case unknownOffset = "an unknown offset in the same module"
  /// The source's file name in a folder that users can write to.
  case copiedSource = "a copy of the source"
  /// The target's file name in a folder that users can write to.
  case copiedTarget = "a copy of the target"
  /// The module's file name in a folder that users can write to.
  case copiedModule = "a copy of the module"
  /// Same source and start in another process: lsass.exe.
  case otherTarget = "the same start in lsass.exe"
  /// Values that begin with, end with or hold the ones of the rule.
  case widerText = "a longer value"
  /// Addresses that look like the pinned one, with 8 and 16 digits.
  case similarAddress = "a similar address"
  /// Another program, in a folder that users can write to, does the same.
  case otherSource = "the same start by any program"

  /// The probes that a generated rule has to let through: another source is none that it could match.
  static let againstRules: [AdversaryProbe] = allCases.filter { $0 != .otherSource }
}
