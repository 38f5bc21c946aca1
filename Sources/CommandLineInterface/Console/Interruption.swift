import Dispatch
import Foundation
import Synchronization

/// What is tidied up when the program is told to stop (Ctrl-C, `kill`): temporary files that have no final name yet.
///
/// The baseline needs no tidying: its transactions survive a kill at any point.
public final class Interruption {
  private static let files = Mutex<Set<String>>([])
  /// Held while files are made and removed that are not among `files`.
  private static let steps = NSLock()
  private let sources: [any DispatchSourceSignal]
  /// The signals that are acted on.
  let signals: [Int32]

  /// From now on and as long as the value lives, removes unfinished files on SIGINT, SIGTERM and SIGHUP, and then ends
  /// as the signal asks. A signal that the caller has the program ignore, as `nohup` does, stays ignored.
  public convenience init() { self.init(for: [SIGINT, SIGTERM, SIGHUP]) }

  init(for candidates: [Int32]) {
    signals = candidates.filter { !Self.ignore($0) }
    sources = signals.map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Self.steps.withLock {
          Self.removeUnfinishedFiles()
          signal(number, SIG_DFL)
          kill(getpid(), number)
        }
      }
      source.resume()
      return source
    }
  }

  /// Ignores a signal from now on; true where it was ignored before.
  private static func ignore(_ number: Int32) -> Bool {
    // Handlers are functions, which only their addresses tell apart.
    unsafe unsafeBitCast(signal(number, SIG_IGN), to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Runs `body`, which makes temporary files and removes them itself, and puts a signal off until it is done.
  static func putOff<Result>(_ body: () throws -> Result) rethrows -> Result { try steps.withLock(body) }

  static func begin(_ path: String) { files.withLock { _ = $0.insert(path) } }

  static func end(_ path: String) { files.withLock { _ = $0.remove(path) } }

  private static func removeUnfinishedFiles() {
    files.withLock { paths in
      for path in paths { unsafe unlink(path) }
      paths.removeAll()
    }
  }
}
