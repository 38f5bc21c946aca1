import RemoteThread
import Scoring

/// Tells known-good events from others, each spelling once: most came before, and to generalise three paths takes longer
/// than everything else.
///
/// Forgets all where it has grown large, so that memory stays bounded: above 65,536 spellings.
struct KnownGoodFilter {
  private struct Key: Hashable {
    let spelling: ThreadSpelling
    /// Where the start has no other name.
    let offset: UInt16?
  }

  private let scorer: Scorer
  private var standings: [Key: Bool] = [:]

  private static let mostKept = 1 << 16

  init(_ scorer: Scorer) { self.scorer = scorer }

  /// Whether `event` is known good.
  mutating func passes(_ event: RemoteThreadEvent) -> Bool {
    let key = Key(
      spelling: ThreadSpelling(event), offset: event.startFunction == nil ? event.startOffset : nil)
    if let standing = standings[key] { return standing }
    if standings.count >= Self.mostKept { standings.removeAll(keepingCapacity: true) }
    let standing = scorer.isKnownGood(event)
    standings[key] = standing
    return standing
  }
}
