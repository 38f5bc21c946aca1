import ArgumentParser

/// `heddle config`.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Write Sysmon configurations, and see what they do.",
    subcommands: [
      GenerateCommand.self, ValidateCommand.self, ReplayCommand.self, AuditCommand.self, DiffCommand.self,
      ConfigExportCommand.self,
    ])
}
