import ArgumentParser

/// The root: `heddle`.
struct HeddleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heddle",
    abstract: "Learns which remote threads (Sysmon Event ID 8) are normal, ranks the others, and excludes the normal.",
    discussion: """
      Count a known-good month, then look at what is new:

        heddle train logs/october --baseline fleet.heddle
        heddle score logs/today --baseline fleet.heddle
        heddle config generate --baseline fleet.heddle --output exclude.xml

      Exit codes: 0 done; 1 failed, damaged input was skipped, or '--fail-on' was met; 64 wrong usage.
      """,
    version: HeddleVersion.text,
    subcommands: [
      TrainCommand.self, ScoreCommand.self, ExplainCommand.self, RebuildCommand.self, QuarantineCommand.self,
      GenerationCommand.self, ConfigCommand.self, BaselineCommand.self, EvaluateCommand.self,
      ProfileCommand.self,
      EvtxCommand.self,
    ])
}

/// The version of the program.
enum HeddleVersion {
  static let number = "0.1.0"
  static let text = "heddle \(number)"
}
