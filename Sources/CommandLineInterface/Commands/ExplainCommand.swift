import ArgumentParser
import Baseline
import BaselineSQLite
import EventSources
import Logging
import RemoteThread
import Reports
import Workflows

/// `heddle explain`.
struct ExplainCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain one finding in full.",
    discussion: """
      Of an event, named by '--record' and looked for in the files, or of a tuple as if it had come, named by '--source', \
      '--target' and so on: each part of the score with the contexts that were asked, their counts and what would have \
      been normal; the nearest known tuples; the hosts that saw it. Known-good events are explained too. A breadth burst, \
      which needs the events around, is not looked for.
      """)

  @OptionGroup var input: ExplainedInputOptions
  @OptionGroup var baseline: BaselineOptions
  @OptionGroup var profile: ProfileOptions

  @Option(
    help: ArgumentHelp(
      "The event with this record number, of this computer: 4711@WS01. Without '@' of any.",
      valueName: "record@computer"))
  var record: RecordArgument?

  @Option(help: "The SourceImage of a tuple.")
  var source: String?

  @Option(help: "The TargetImage of a tuple.")
  var target: String?

  @Option(help: "The StartModule of a tuple; without it the start lies in no module.")
  var module: String?

  @Option(help: "The StartFunction of a tuple.")
  var function: String?

  @Option(help: "The StartAddress of a tuple: 0x00007FF89C865EA0.")
  var address: AddressArgument?

  @Option(help: "Form of the explanation: text, or json, one line a finding.")
  var output = ExplanationFormat.text

  func validate() throws {
    let isTuple = [source, target, module, function].contains { $0 != nil } || address != nil
    switch (record, isTuple) {
    case (nil, false): throw ValidationError("Give '--record' and files, or '--source' and '--target'.")
    case (_?, true): throw ValidationError("Give either '--record' or the values of a tuple.")
    case (_?, false):
      if input.paths.isEmpty { throw ValidationError("'--record' needs files to look in.") }
    case (nil, true):
      guard source?.isEmpty == false, target?.isEmpty == false else {
        throw ValidationError("A tuple needs '--source' and '--target'.")
      }
      if !input.paths.isEmpty { throw ValidationError("A tuple is not looked for in files: leave them out.") }
    }
  }

  func run(on console: Console) throws -> Int32 {
    input.reading.diagnostics.apply(to: console)
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly)
    let run = try ExplainRun(store, profile: try profile.profile())
    guard let record else {
      let spelling = TupleExample(
        source: source ?? "", target: target ?? "", module: Self.unlessBlank(module),
        function: Self.unlessBlank(function))
      let finding = try run.run(of: spelling, startAddress: address?.address)
      try print([finding].compactMap(\.self), on: console)
      return 0
    }
    let progress = ProgressLine(on: console)
    defer { progress.clear() }
    let (report, findings) = try run.run(
      input.reading.reader(of: input.paths), recordID: record.number, computer: record.computer,
      progress: progress.show)
    progress.clear()
    try print(findings, on: console)
    let exit = input.reading.account(for: report, on: console)
    guard findings.isEmpty else { return exit }
    console.log.error("no event \(record.text)")
    return RunExit.failed
  }

  /// As Sysmon writes a blank, so people copy it.
  private static func unlessBlank(_ value: String?) -> String? { value == "" || value == "-" ? nil : value }

  private func print(_ findings: [ExplainedFinding], on console: Console) throws {
    let text = ExplanationText(width: console.width)
    for (place, finding) in findings.enumerated() {
      switch output {
      case .json: try console.output.write(line: ExplanationJSON.line(finding))
      case .text:
        if place > 0 { try console.output.write(line: "") }
        for line in text.lines(finding) { try console.output.write(line: line) }
      }
    }
  }
}

/// Where an event is looked for.
struct ExplainedInputOptions: ParsableArguments {
  @Argument(
    help: "Files, folders, or - for standard input, that hold the event, also compressed or packed.",
    completion: .file())
  var paths: [String] = []

  @OptionGroup var reading: ReadingFlags

  func validate() throws { try ReadingFlags.refuseTwoStandardInputs(paths) }
}

/// A record of a log: `4711@WS01`, or `4711` of any computer.
struct RecordArgument: ExpressibleByArgument {
  let number: UInt64
  let computer: String?

  init?(argument: String) {
    let parts = argument.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let number = UInt64(parts[0]), parts.count == 1 || !parts[1].isEmpty else { return nil }
    self.number = number
    computer = parts.count == 2 ? String(parts[1]) : nil
  }

  /// `has the record number 4711 on WS01`.
  var text: String { "has the record number \(number)" + (computer.map { " on \(PrintableText.escaped($0))" } ?? "") }
}

/// A start address.
struct AddressArgument: ExpressibleByArgument {
  let address: StartAddress

  init?(argument: String) {
    guard let address = StartAddress(argument) else { return nil }
    self.address = address
  }
}

/// Forms in which a finding is explained.
enum ExplanationFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
