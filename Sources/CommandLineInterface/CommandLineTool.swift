import ArgumentParser
import Logging
import Reports

/// The `heddle` command as a function: arguments in, streams written, exit code out.
///
/// Exit codes: 0 done; 1 failed, or input was damaged and skipped; 64 wrong usage.
public enum CommandLineTool {
  /// Runs `arguments` (without the program's name) and gives the exit code.
  public static func run(_ arguments: [String], console: Console) -> Int32 {
    do {
      let command = try HeddleCommand.parseAsRoot(arguments)
      return try execute(command, console: console)
    } catch {
      return report(error, console: console)
    }
  }

  private static func execute(_ command: any ParsableCommand, console: Console) throws -> Int32 {
    guard let command = command as? any HeddleSubcommand else {
      var other = command
      try other.run()
      return 0
    }
    do {
      let code = try command.run(on: console)
      try console.output.flush()
      return code
    } catch let error as ExitCode {
      return error.rawValue
    } catch let error as ValidationError {
      throw error
    } catch let error as OutputError where error.isClosedPipe {
      return 0
    } catch {
      console.log.error("\(ErrorText.oneLine(error))")
      return 1
    }
  }

  /// Help, version, completion scripts and usage errors: argument-parser's texts and codes.
  private static func report(_ error: any Error, console: Console) -> Int32 {
    let code = HeddleCommand.exitCode(for: error).rawValue
    let message = HeddleCommand.fullMessage(for: error, columns: console.width)
    guard code == 0 else {
      // It may repeat an argument, which a pattern of the shell took from the name of a file.
      for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
        console.diagnostics.write(PrintableText.escaped(String(line)) + "\n")
      }
      return code
    }
    do {
      try console.output.write(line: message)
      try console.output.flush()
      return 0
    } catch {
      if error.isClosedPipe { return 0 }
      console.log.error("\(ErrorText.oneLine(error))")
      return 1
    }
  }
}

/// A command that runs on a console instead of the process's own streams, so that tests can look at what it writes.
protocol HeddleSubcommand: ParsableCommand {
  /// Does the work and gives the exit code.
  func run(on console: Console) throws -> Int32
}

/// The exit code of a run that did its work but had to skip damaged or unreadable input.
enum RunExit {
  static let failed: Int32 = 1
  /// A rebuild that a guard rail kept from publishing.
  static let refused: Int32 = 2
}
