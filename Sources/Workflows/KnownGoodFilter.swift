import EventSources
import RemoteThread
import Scoring

/// Tells known-good events from others, each spelling once: most came before, and to generalise three paths takes longer
/// than everything else.
///
/// Forgets all where it has grown large, so that memory stays bounded: above 65,536 spellings.
struct KnownGoodFilter: EventSelection {
  private struct Key: Hashable {
    let spelling: ThreadSpelling
    /// Where the start has no other name.
    let offset: UInt16?
  }

  private let scorer: Scorer
  private var paths: GeneralisedPaths
  private var standings: [Key: Bool] = [:]

  private static let mostKept = 1 << 16

  init(_ scorer: Scorer) {
    self.scorer = scorer
    paths = scorer.generalisedPaths
  }

  /// Whether `event` is known good.
  mutating func passesOver(_ event: RemoteThreadEvent) -> Bool {
    passesOver(ThreadSpelling(event), offset: event.startFunction == nil ? event.startOffset : nil)
  }

  /// Whether events are known good that are spelled so and, where no function names their start, start at this offset.
  mutating func passesOver(_ spelling: ThreadSpelling, offset: UInt16?) -> Bool {
    let key = Key(spelling: spelling, offset: offset)
    if let standing = standings[key] { return standing }
    if standings.count >= Self.mostKept { standings.removeAll(keepingCapacity: true) }
    let standing = scorer.isKnownGood(spelling, offset: offset, paths: &paths)
    standings[key] = standing
    return standing
  }
}
