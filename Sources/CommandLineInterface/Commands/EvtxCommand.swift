import ArgumentParser

/// `heddle evtx`.
struct EvtxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evtx", abstract: "Read Windows event logs of any provider.", subcommands: [DumpCommand.self])
}
