import Dispatch
import Foundation
import Synchronization

/// What is tidied up when the program is told to stop (Ctrl-C, `kill`): temporary files that have no final name yet.
///
/// The baseline needs no tidying: its transactions survive a kill at any point.
public final class Interruption {
  private static let files = Mutex<Set<String>>([])
  private let sources: [any DispatchSourceSignal]

  /// From now on and as long as the value lives, removes unfinished files on SIGINT, SIGTERM and SIGHUP, and then ends
  /// as the signal asks.
  public init() {
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Self.removeUnfinishedFiles()
        signal(number, SIG_DFL)
        kill(getpid(), number)
      }
      source.resume()
      return source
    }
  }

  static func begin(_ path: String) { files.withLock { _ = $0.insert(path) } }

  static func end(_ path: String) { files.withLock { _ = $0.remove(path) } }

  private static func removeUnfinishedFiles() {
    files.withLock { paths in
      for path in paths { unsafe unlink(path) }
      paths.removeAll()
    }
  }
}
