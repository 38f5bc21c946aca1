import Baseline
import Foundation
import RemoteThread

/// Starts as injected code has them, and how common they are among what is known.
///
/// Code that was written into another process starts in private memory; a library that is to be loaded there starts at
/// a function that loads one (ATT&CK T1055.001, T1055.002).
struct InjectionStarts: Sendable {
  /// Known starts of pairs of source and target, and how many of them are such.
  let known: Int
  let suspicious: Int

  init(_ snapshot: BaselineSnapshot) {
    let isSuspicious = snapshot.startsByNumber.map(Self.isSuspicious)
    var (known, suspicious) = (0, 0)
    snapshot.startsByPair.forEach { _, starts in
      known += starts.distinct
      for start in starts.continuations where isSuspicious[Int(start)] { suspicious += 1 }
    }
    (self.known, self.suspicious) = (known, suspicious)
  }

  /// What it costs a start that is new for its pair to be such, in bits: by the rule of succession (Laplace), the
  /// chance that the next new start is.
  var bits: Double { -log2(Double(suspicious + 1) / Double(known + 2)) }

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
