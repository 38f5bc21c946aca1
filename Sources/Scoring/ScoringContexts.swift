import Baseline
import Foundation
import RemoteThread

/// Everything that the score compares an event with, prepared from a snapshot.
struct ScoringContexts: Sendable {
  /// Sources by place: how many different ones.
  let places: Context
  /// What known paths say.
  let paths: KnownPaths
  /// Sources of each place, by host-days.
  let sources: [ImagePlace: Context]
  /// Targets, by how many different sources each has: a loud source must not drown what the others do.
  let targets: Context
  /// Targets of each source, by host-days.
  let targetsBySource: ContextFamily<Int32>
  /// Relations of sources to their targets, and to the modules of their starts.
  let relations: ProductRelations
  /// Starts, by host-days: over all, of each target, source and pair.
  let starts: Context
  let startsByTarget: ContextFamily<Int32>
  let startsBySource: ContextFamily<Int32>
  let startsByPair: ContextFamily<BaselineSnapshot.Pair>
  /// Starts in each target, by how many different sources have them there.
  let sourcesByTargetStart: ContextFamily<Int32>
  /// Offsets of each start without a function, and of each tuple with such a start, by host-days.
  let offsetsByStart: ContextFamily<Int32>
  let offsetsByTuple: ContextFamily<BaselineSnapshot.TupleKey>
  /// Names of known images below Windows.
  let borrowedNames: BorrowedNames
  /// Starts as injected code has them.
  let injectionStarts: InjectionStarts

  /// Tuples from which on they are worth a second thread.
  private static let manyTuples = 1 << 8

  /// O(tuples · log tuples).
  /// - Parameter jobs: threads that may prepare them.
  init(_ snapshot: BaselineSnapshot, jobs: Int) {
    let (named, counted) = SideBySide.both(jobs: snapshot.totals.tuples < Self.manyTuples ? 1 : jobs) {
      let paths = KnownPaths(snapshot)
      let relations = ProductRelations(snapshot, paths)
      return (paths: paths, relations: relations, borrowed: BorrowedNames(snapshot, paths))
    } _: {
      (
        startsByPair: ContextFamily(snapshot.startsByPair),
        sourcesByTargetStart: ContextFamily(snapshot.sourcesByTargetStart())
      )
    }
    let paths = named.paths
    self.paths = paths
    var places = ContinuationTally()
    for source in snapshot.sources.continuations { places.add(1, of: paths.place(of: source).rawValue) }
    self.places = Context(ContinuationCounts(places))
    sources = Self.grouped(snapshot.sources.hostDays, by: paths.place)
    targets = Context(Self.distinct(snapshot.targetsBySource))
    targetsBySource = ContextFamily(snapshot.targetsBySource)
    starts = Context(snapshot.starts)
    startsBySource = ContextFamily(snapshot.startsBySource)
    startsByTarget = ContextFamily(snapshot.startsByTarget)
    startsByPair = counted.startsByPair
    sourcesByTargetStart = counted.sourcesByTargetStart
    offsetsByStart = ContextFamily(snapshot.offsetsByStart)
    offsetsByTuple = ContextFamily(snapshot.offsetsByTuple)
    relations = named.relations
    borrowedNames = named.borrowed
    injectionStarts = InjectionStarts(snapshot, paths)
  }

  /// Whether the pair never had this start.
  func isNewStart(_ place: Place) -> Bool {
    place.pair.flatMap { startsByPair[$0] }?.knows(place.start) != true
  }

  /// Whether the start is a function that the baseline knows and that injected code does not start at: whoever starts it
  /// does what that function does, and no more.
  func isOrdinaryStart(_ place: Place) -> Bool {
    place.startKind == .function && starts.knows(place.start)
  }

  /// Whether the pair never had this start, and injected code starts so.
  func isInjectionLike(_ place: Place) -> Bool {
    place.startKind == .suspicious && isNewStart(place)
  }

  /// What it costs a start to be such, in bits; 0 where it is not.
  func injectionBits(at place: Place) -> Double {
    isInjectionLike(place) ? injectionStarts.bits(of: place.source, in: place.sourcePlace) : 0
  }

  /// For each continuation, of how many contexts it is one.
  private static func distinct(_ contexts: ContextTable<Int32>) -> ContinuationCounts {
    var tally = ContinuationTally()
    contexts.forEach { _, context in
      for continuation in context.continuations { tally.add(1, of: continuation) }
    }
    return ContinuationCounts(tally)
  }

  private static func grouped(
    _ counts: some Sequence<(key: Int32, value: Int)>, by place: (Int32) -> ImagePlace
  ) -> [ImagePlace: Context] {
    var groups: [ImagePlace: ContinuationTally] = [:]
    for (number, count) in counts { groups[place(number), default: .init()].add(count, of: number) }
    return groups.mapValues { Context(ContinuationCounts($0)) }
  }
}

/// Names of files of Windows, and how often sources from elsewhere have one.
struct BorrowedNames: Sendable {
  /// A known image below Windows for each file name; the first in order of paths.
  private let systemImages: [String: String]
  /// What it costs a new source to have one, in bits.
  let bits: Double

  init(_ snapshot: BaselineSnapshot, _ paths: KnownPaths) {
    var images: [String: String] = [:]
    for (path, facts) in zip(snapshot.images, paths.images) where facts.place == .windows {
      let name = ImageName(path).text
      images[name] = images[name].map { min($0, path) } ?? path
    }
    systemImages = images
    let sources = snapshot.sources.continuations
    let borrowing = sources.count { source in
      Self.lender(of: snapshot.images[Int(source)], in: paths.place(of: source), images) != nil
    }
    // Rule of succession (Laplace): the chance that the next source is one of these.
    bits = -log2(Double(borrowing + 1) / Double(sources.count + 2))
  }

  /// The file of Windows whose name an image has that lies elsewhere; nil where there is none.
  func lender(of path: String, in place: ImagePlace) -> String? { Self.lender(of: path, in: place, systemImages) }

  private static func lender(of path: String, in place: ImagePlace, _ images: [String: String]) -> String? {
    place == .windows ? nil : images[ImageName(path).text]
  }
}
