import ArgumentParser
import Scoring

/// `heddle profile`.
struct ProfileCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Print the lists that indicators go by, with their sources, as JSON.",
    discussion: """
      To change them, keep the lists that you change, with "format", in a file of your own, and give it to \
      'heddle score --profile'. A list in that file takes the place of its namesake; the others stay as they are here.
      """)

  func run(on console: Console) throws -> Int32 {
    try console.output.write(ScoringProfile.standardText)
    return 0
  }
}
