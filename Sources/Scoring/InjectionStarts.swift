import Baseline
import Foundation
import RemoteThread

/// Starts as injected code has them, and how common they are among what is known.
///
/// Code that was written into another process starts in private memory; a library that is to be loaded there starts at
/// a function that loads one (ATT&CK T1055.001, T1055.002). Code that was written over `DbgUiRemoteBreakin`, or the debugger
/// that attached, takes over where a thread starts there: KeeThief takes the keys of a password safe so.
struct InjectionStarts: Sendable {
  /// Different starts of pairs of source and target, and how many of them are such.
  struct Tally: Sendable {
    private(set) var known = 0
    private(set) var suspicious = 0

    mutating func add(_ starts: Int, suspicious: Int) {
      known += starts
      self.suspicious += suspicious
    }

    mutating func add(_ other: Tally) { add(other.known, suspicious: other.suspicious) }

    /// The share of such starts, drawn towards `wider` as if that were one start more.
    func share(drawnTo wider: Double) -> Double { (Double(suspicious) + wider) / Double(known + 1) }
  }

  /// Of all pairs.
  let all: Tally
  private let byPlace: [ImagePlace: Tally]
  private let bySource: [Int32: Tally]

  init(_ snapshot: BaselineSnapshot, _ paths: KnownPaths) {
    let isSuspicious = snapshot.startsByNumber.map(Self.isSuspicious)
    var (all, byPlace, bySource) = (Tally(), [ImagePlace: Tally](), [Int32: Tally]())
    snapshot.startsByPair.forEach { pair, starts in
      let suspicious = starts.continuations.count { isSuspicious[Int($0)] }
      bySource[pair.source, default: Tally()].add(starts.distinct, suspicious: suspicious)
    }
    for (source, tally) in bySource {
      all.add(tally)
      byPlace[paths.place(of: source), default: Tally()].add(tally)
    }
    (self.all, self.byPlace, self.bySource) = (all, byPlace, bySource)
  }

  /// Of the pairs of sources that lie in a place.
  func tally(of place: ImagePlace) -> Tally { byPlace[place] ?? Tally() }

  /// Of the pairs of a source; nothing for one that was never seen.
  func tally(of source: Int32?) -> Tally { source.flatMap { bySource[$0] } ?? Tally() }

  /// What it costs a start that is new for its pair to be such, in bits: −log₂ of the share of such starts, over all by the
  /// rule of succession (Laplace), then of sources that lie there, then of the source's own. Programs that are installed hook
  /// into others more often than those of Windows do, and a security agent whose threads mostly start so does not surprise
  /// by one more.
  func bits(of source: Int32?, in place: ImagePlace) -> Double {
    let overall = Double(all.suspicious + 1) / Double(all.known + 2)
    let there = tally(of: place).share(drawnTo: overall)
    return -log2(tally(of: source).share(drawnTo: there))
  }

  /// Whether injected code starts so.
  static func isSuspicious(_ start: ThreadStart) -> Bool {
    guard start.module != nil else { return start.startClass == .unbackedUser }
    return start.function.map(functions.contains) ?? false
  }

  /// Functions of kernel32, kernelbase and ntdll that load a library, or stop a process for a debugger; folded.
  private static let functions: Set<String> = [
    "loadlibrarya", "loadlibraryw", "loadlibraryexa", "loadlibraryexw", "ldrloaddll", "dbguiremotebreakin",
  ]
}
