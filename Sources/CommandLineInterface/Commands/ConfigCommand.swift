import ArgumentParser

/// `heddle config`.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Write Sysmon configurations.", subcommands: [GenerateCommand.self])
}
