import CommandLineInterface
import Foundation

StandardStreams.holdClosed()
// A reader that goes away is told by the write that fails, not by a signal.
signal(SIGPIPE, SIG_IGN)
// The same for a file-size limit.
signal(SIGXFSZ, SIG_IGN)
let interruption = Interruption()

let console = Console(
  output: ByteOutput(descriptor: STDOUT_FILENO, name: "standard output"),
  diagnostics: DiagnosticStream(descriptor: STDERR_FILENO),
  width: Terminal.width(of: STDOUT_FILENO) ?? 80, showsProgress: isatty(STDERR_FILENO) == 1)
let code = withExtendedLifetime(interruption) {
  CommandLineTool.run(Array(CommandLine.arguments.dropFirst()), console: console)
}
exit(code)
