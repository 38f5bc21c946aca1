public import SysmonRules

/// Why a known-good tuple gets no exclusion.
public enum LeftOutReason: Error, Sendable, Hashable {
  /// Sysmon could not name the process: any process can come to be called so.
  case unknownProcess(FilterField)
  /// A file that users can put there, or a path that cannot be judged.
  case userWritable(FilterField)
  /// A process that holds secrets or the whole machine.
  case sensitiveTarget
  /// Private memory of the target: what shellcode looks like.
  case unbackedUserStart
  /// A function that loads or runs whatever its argument names.
  case loaderFunction
  /// A function that debuggers start, and credential thieves too.
  case debuggerFunction
  /// A function without a module: nothing that Sysmon writes.
  case functionWithoutModule
  /// A start that only its offset could name, and no offset is known good.
  case noOffset
  /// More offsets than one start has: they name nothing.
  case tooManyOffsets(count: Int, limit: Int)
  /// A value that does not survive in a configuration.
  case value(FilterField, FilterValueFault)
  /// A path that Windows has not, whatever the log says.
  case neverWritten(FilterField)
  /// A value so long that Sysmon may have cut it.
  case tooLong(FilterField, limit: Int)
  /// The spelling in the events is not known for certain.
  case unclearSpelling(FilterField)
  /// The file name itself varies.
  case variableFileName(FilterField)
  /// The path varies above a folder that is known to hold no user-writable one.
  case variesTooEarly(FilterField)
  /// The path varies, and what a rule can say of it fits another image that the baseline knows.
  case alsoFits(FilterField, image: String)
  /// It may be excluded, but not all of its starts have a rule among those that were asked for.
  case beyondGoal(RuleGoal, starts: Int, of: Int)

  /// Whether rules drop a part of the tuple.
  public var isPartial: Bool {
    guard case .beyondGoal(_, let starts, let all) = self else { return false }
    return starts < all
  }
}

extension LeftOutReason: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .unknownProcess(let field): "\(field.rawValue) is <unknown process>, which any process can be."
    case .userWritable(let field): "\(field.rawValue) lies where users can write, or is no full path on C:."
    case .sensitiveTarget: "The target guards credentials, logons or services: threads into it stay logged."
    case .unbackedUserStart: "The thread starts outside of any module, as shellcode does."
    case .loaderFunction: "StartFunction loads or runs whatever its argument names."
    case .debuggerFunction: "StartFunction is how a debugger breaks in, and how tools that steal from memory do."
    case .functionWithoutModule: "There is a StartFunction without a StartModule."
    case .noOffset: "StartFunction is blank and no start offset is known good that could stand in for it."
    case .tooManyOffsets(let count, let limit):
      "StartFunction is blank and \(count) start offsets were seen; beyond \(limit) they name nothing."
    case .value(let field, let fault): "\(field.rawValue) \(fault)."
    case .neverWritten(let field): "\(field.rawValue) holds characters that no path on Windows has."
    case .tooLong(let field, let limit):
      "\(field.rawValue) is longer than \(limit) characters, and Sysmon may have cut it."
    case .unclearSpelling(let field):
      "\(field.rawValue) holds a '?' or decomposed letters, and the true spelling is not known."
    case .variableFileName(let field): "The file name of \(field.rawValue) varies."
    case .variesTooEarly(let field):
      "\(field.rawValue) varies above a folder that is known to be closed to users all the way down."
    case .alsoFits(let field, let image):
      "\(field.rawValue) varies, and a rule for it would also fit \(image)."
    case .beyondGoal(let goal, let starts, let all):
      (starts == all ? "It" : "\(starts) of its \(all) known-good offsets") + " may be excluded, but "
        + (goal.isShare ? "the share that was asked for is reached without." : "by more rules than were asked for.")
    }
  }
}
