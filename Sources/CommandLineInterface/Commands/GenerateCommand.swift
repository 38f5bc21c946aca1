import ArgumentParser
import BaselineSQLite
import Logging
import Reports
import Workflows

/// `heddle config generate`.
struct GenerateCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Write the smallest Sysmon configuration that excludes what is known good.",
    discussion: """
      As few rules as exclude exactly the known-good starts that are safe to exclude: known-good tuples, and where \
      StartFunction is blank only at their known-good offsets. Never excluded, known good or not: starts in private \
      memory, functions that load libraries, images where users can write, and targets that guard credentials or the \
      machine; they are listed on standard error with the reason. Before anything is written, the printed file is \
      read back as Sysmon reads it, and sample events of every tuple of the baseline and the obvious attacks on every \
      rule are replayed through it; where anything but the known is dropped, nothing is written. The search for fewer \
      rules is limited by a number of steps that goes with the time limit, so that the same baseline gives the same \
      file on any machine that takes no longer for them; where a limit ends it, the best rules found are written and \
      the gap is said. Fewer rules mostly silence nearly as much: see '--coverage' and '--max-rules'.
      """)

  @OptionGroup var baseline: BaselineOptions
  @OptionGroup var merge: MergeOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  @Option(name: .shortAndLong, help: "Write to this file instead of standard output.", completion: .file())
  var output: String?

  @Option(
    help: """
      What to write: a full configuration, a module for sysmon-modular's merge script, or the section alone, to \
      stand in a RuleGroup with groupRelation="or".
      """)
  var format = FormatArgument.full

  @Option(
    help: "Write the proof to this file, as JSON: what is covered, what was tried, checksums.", completion: .file())
  var proof: String?

  @Flag(help: "Write no comments.")
  var noComments = false

  @Flag(help: "Give every rule a name, which 'heddle config replay' shows.")
  var ruleNames = false

  @OptionGroup var goal: GoalOptions
  @OptionGroup var synthesis: SynthesisOptions

  func validate() throws {
    try OutputFile.refuse(output, asBaseline: baseline.path)
    try OutputFile.refuse(proof, asBaseline: baseline.path)
    if merge.path != nil, format != .full {
      throw ValidationError("'--merge-into' takes the section alone by itself; leave '--format' out.")
    }
    if let proof, proof == output ?? merge.path ?? "-" {
      throw ValidationError("'--proof' and '--output' cannot be the same; a proof on standard output needs '--output'.")
    }
  }

  func run(on console: Console) throws -> Int32 {
    diagnostics.apply(to: console)
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly)
    let outcome = try generation.run(store)
    let merged = try merge.merged(outcome.xml, on: console)
    if let proof {
      try OutputFile.write(to: proof, console: console) { write in try write(ProofJSON.text(outcome) + "\n") }
    }
    try OutputFile.write(merged ?? outcome.xml, to: output ?? merge.path, console: console)
    for line in GenerationAccount.leftOut(outcome) { console.log.notice("\(line)") }
    for line in GenerationAccount.lifted(outcome) { console.log.warning("\(line)") }
    if let warning = GenerationAccount.outOfReach(outcome) { console.log.warning("\(warning)") }
    console.log.notice("\(GenerationAccount.summary(outcome))")
    if let goal = GenerationAccount.goal(outcome) { console.log.notice("\(goal)") }
    console.log.notice("\(GenerationAccount.coverage(outcome))")
    console.log.notice("\(GenerationAccount.proof(outcome))")
    return 0
  }

  private var generation: Generation {
    var generation = Generation()
    generation.policy = synthesis.policy
    generation.goal = goal.goal
    generation.format = format.format
    generation.hasComments = !noComments
    generation.hasNames = ruleNames
    generation.timeLimit = synthesis.timeLimit
    generation.digestsBaseline = proof != nil
    return generation
  }
}
