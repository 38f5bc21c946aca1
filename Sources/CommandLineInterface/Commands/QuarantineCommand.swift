import ArgumentParser

/// `heddle quarantine`.
struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "See what is kept from being known good, and decide about it.",
    discussion: """
      A rebuild puts what looks like an attack in quarantine: it is counted but not learned, and goes on scoring as new. \
      What is merely new comes on probation: it is learned, but not known good. Both end when it is seen widely, or \
      when somebody decides. Who decided, when and why stays in the baseline.
      """,
    subcommands: [
      QuarantineListCommand.self, QuarantineShowCommand.self, QuarantineApproveCommand.self,
      QuarantineRejectCommand.self,
    ])
}
