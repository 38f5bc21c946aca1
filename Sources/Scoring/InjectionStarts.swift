import Baseline
import Foundation
import RemoteThread

/// Starts as injected code has them, and how common they are among what is known.
///
/// Code that was written into another process starts in private memory; a library that is to be loaded there starts at
/// a function that loads one (ATT&CK T1055.001, T1055.002).
struct InjectionStarts: Sendable {
  /// Different starts of pairs of source and target, and how many of them are such.
  struct Tally: Sendable {
    var known = 0
    var suspicious = 0
  }

  /// Of all pairs.
  let all: Tally
  private let bySource: [Int32: Tally]

  init(_ snapshot: BaselineSnapshot) {
    let isSuspicious = snapshot.startsByNumber.map(Self.isSuspicious)
    var (all, bySource) = (Tally(), [Int32: Tally]())
    snapshot.startsByPair.forEach { pair, starts in
      let suspicious = starts.continuations.count { isSuspicious[Int($0)] }
      all.known += starts.distinct
      all.suspicious += suspicious
      bySource[pair.source, default: Tally()].known += starts.distinct
      bySource[pair.source, default: Tally()].suspicious += suspicious
    }
    (self.all, self.bySource) = (all, bySource)
  }

  /// Of the pairs of a source; nothing for one that was never seen.
  func tally(of source: Int32?) -> Tally { source.flatMap { bySource[$0] } ?? Tally() }

  /// What it costs a start that is new for its pair to be such, in bits: −log₂ of the share of such starts among all, by
  /// the rule of succession (Laplace), drawn towards the source's own share as if all others were one start of it. A
  /// security agent whose threads mostly start so does not surprise by one more.
  func bits(of source: Int32?) -> Double {
    let overall = Double(all.suspicious + 1) / Double(all.known + 2)
    let own = tally(of: source)
    return -log2((Double(own.suspicious) + overall) / Double(own.known + 1))
  }

  /// Whether injected code starts so.
  static func isSuspicious(_ start: ThreadStart) -> Bool {
    guard start.module != nil else { return start.startClass == .unbackedUser }
    return start.function.map(loaders.contains) ?? false
  }

  /// Functions of kernel32, kernelbase and ntdll that load a library, folded.
  private static let loaders: Set<String> = [
    "loadlibrarya", "loadlibraryw", "loadlibraryexa", "loadlibraryexw", "ldrloaddll",
  ]
}
