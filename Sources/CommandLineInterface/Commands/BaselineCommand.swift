import ArgumentParser

/// `heddle baseline`.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Look at a baseline, and carry it as text.",
    subcommands: [ShowCommand.self, ExportCommand.self, ImportCommand.self, PolicyCommand.self])
}
