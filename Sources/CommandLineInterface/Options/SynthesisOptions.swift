import ArgumentParser
import ExcludeSynthesis
import SysmonRules
import Workflows

/// What a generated configuration may exclude, and for which Sysmon it is.
struct SynthesisOptions: ParsableArguments {
  @Option(
    name: .customLong("schema"), help: "The schema version to write for, 4.22 to 4.90 ('sysmon -s' shows yours).")
  var schema = SchemaArgument(.newest)

  @Option(
    help: ArgumentHelp(
      "Exclude a start with a name in whatever target once its source reached so many known-good targets on so many host-days, or never.",
      valueName: "targets/host-days|never"))
  var generaliseTargets = TargetsArgument(.standard)

  @Option(help: ArgumentHelp("Seconds that the search for the fewest rules may take.", valueName: "seconds"))
  var timeLimit = 10.0

  @Flag(help: ArgumentHelp("Lift a limit: exclude that, too, where it is known good."))
  var lifted: [LiftedLimit] = []

  func validate() throws {
    guard timeLimit.isFinite, (0...86_400).contains(timeLimit) else {
      throw ValidationError("'--time-limit' must be between 0 and 86400 seconds.")
    }
  }

  var policy: SynthesisPolicy {
    SynthesisPolicy(
      lifted: Set(lifted.map(\.limit)), targetGeneralisation: generaliseTargets.thresholds, schema: schema.version)
  }
}

/// One flag for each limit that can be lifted.
enum LiftedLimit: String, EnumerableFlag {
  case userWritableImages, unbackedStarts, sensitiveTargets, loaderFunctions, debuggerFunctions, unknownProcesses
  case unknownOffsets

  var limit: SafetyLimit {
    switch self {
    case .userWritableImages: .userWritableImages
    case .unbackedStarts: .unbackedStarts
    case .sensitiveTargets: .sensitiveTargets
    case .loaderFunctions: .loaderFunctions
    case .debuggerFunctions: .debuggerFunctions
    case .unknownProcesses: .unknownProcesses
    case .unknownOffsets: .unknownOffsets
    }
  }

  static func name(for value: LiftedLimit) -> NameSpecification { .customLong("allow-" + value.limit.rawValue) }

  static func help(for value: LiftedLimit) -> ArgumentHelp? { ArgumentHelp("Lift a limit. " + value.limit.warning) }
}

/// A schema version that a configuration can be made for.
struct SchemaArgument: ExpressibleByArgument {
  let version: SchemaVersion

  init(_ version: SchemaVersion) { self.version = version }

  init?(argument: String) {
    guard let version = SchemaVersion(argument), (SynthesisPolicy.oldestSchema...SchemaVersion.newest).contains(version)
    else { return nil }
    self.version = version
  }

  var defaultValueDescription: String { version.description }
}

/// `10/100`, targets and host-days, or `never`.
struct TargetsArgument: ExpressibleByArgument {
  let thresholds: TargetGeneralisation?

  init(_ thresholds: TargetGeneralisation?) { self.thresholds = thresholds }

  init?(argument: String) {
    guard argument != "never" else {
      thresholds = nil
      return
    }
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let targets = parts[0], let hostDays = parts[1], targets >= 2, hostDays >= 1 else {
      return nil
    }
    thresholds = TargetGeneralisation(targets: targets, hostDays: hostDays)
  }

  var defaultValueDescription: String { thresholds.map { "\($0.targets)/\($0.hostDays)" } ?? "never" }
}

/// How much of a file is printed.
enum FormatArgument: String, CaseIterable, ExpressibleByArgument {
  case full, module, section

  var format: ExcludeConfiguration.Format {
    switch self {
    case .full: .full
    case .module: .module
    case .section: .section
    }
  }
}
