import ArgumentParser

/// `heddle baseline`.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Look at a baseline, carry it as text, copy, check and join it.",
    subcommands: [
      ShowCommand.self, ExportCommand.self, ImportCommand.self, PolicyCommand.self, BackupCommand.self,
      VerifyCommand.self, MergeCommand.self,
    ])
}
