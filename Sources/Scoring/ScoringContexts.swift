import Baseline
import Foundation
import RemoteThread

/// Everything that the score compares an event with, prepared from a snapshot.
struct ScoringContexts: Sendable {
  /// Sources by place: how many different ones.
  let places: Context
  /// The place of each source, for asking it of the path takes longer than all the rest.
  private let placeOfSource: [Int32: ImagePlace]
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
  /// Offsets of each start without a function, and of each tuple with such a start, by host-days.
  let offsetsByStart: ContextFamily<Int32>
  let offsetsByTuple: ContextFamily<BaselineSnapshot.TupleKey>
  /// Names of known images below Windows.
  let borrowedNames: BorrowedNames
  /// Starts as injected code has them.
  let injectionStarts: InjectionStarts

  /// O(tuples · log tuples).
  init(_ snapshot: BaselineSnapshot) {
    let placeOfSource = snapshot.sources.hostDays.reduce(into: [Int32: ImagePlace]()) { places, source in
      places[source.key] = ImagePlace(ofFoldedPath: snapshot.images[Int(source.key)])
    }
    self.placeOfSource = placeOfSource
    var places = ContinuationTally()
    for place in placeOfSource.values { places.add(1, of: place.rawValue) }
    self.places = Context(ContinuationCounts(places))
    sources = Self.grouped(snapshot.sources.hostDays) { placeOfSource[$0] ?? .elsewhere }
    targets = Context(Self.distinct(snapshot.targetsBySource))
    targetsBySource = ContextFamily(snapshot.targetsBySource)
    starts = Context(snapshot.starts)
    startsBySource = ContextFamily(snapshot.startsBySource)
    startsByTarget = ContextFamily(snapshot.startsByTarget)
    startsByPair = ContextFamily(snapshot.startsByPair)
    offsetsByStart = ContextFamily(snapshot.offsetsByStart)
    offsetsByTuple = ContextFamily(snapshot.offsetsByTuple)
    relations = ProductRelations(snapshot, places: placeOfSource)
    borrowedNames = BorrowedNames(snapshot)
    injectionStarts = InjectionStarts(snapshot, places: placeOfSource)
  }

  /// Where a source lies.
  func place(of source: Int32?, path: String) -> ImagePlace {
    source.flatMap { placeOfSource[$0] } ?? ImagePlace(ofFoldedPath: path)
  }

  /// Whether the pair never had this start.
  func isNewStart(_ place: Place) -> Bool {
    place.pair.flatMap { startsByPair[$0] }?.knows(place.start) != true
  }

  /// Whether the start is a function that the baseline knows and that injected code does not start at: whoever starts it
  /// does what that function does, and no more.
  func isOrdinaryStart(_ place: Place) -> Bool {
    let start = place.tuple.start
    return start.function != nil && starts.knows(place.start) && !InjectionStarts.isSuspicious(start)
  }

  /// Whether the pair never had this start, and injected code starts so.
  func isInjectionLike(_ place: Place) -> Bool {
    InjectionStarts.isSuspicious(place.tuple.start) && isNewStart(place)
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

  init(_ snapshot: BaselineSnapshot) {
    var images: [String: String] = [:]
    for path in snapshot.images.sorted() where ImagePlace(ofFoldedPath: path) == .windows {
      let name = ImageName(path).text
      images[name] = images[name] ?? path
    }
    systemImages = images
    let sources = snapshot.sources.continuations.map { snapshot.images[Int($0)] }
    let borrowing = sources.count { Self.lender(of: $0, in: images) != nil }
    // Rule of succession (Laplace): the chance that the next source is one of these.
    bits = -log2(Double(borrowing + 1) / Double(sources.count + 2))
  }

  /// The file of Windows whose name an image from elsewhere has; nil where there is none.
  func lender(of path: String) -> String? { Self.lender(of: path, in: systemImages) }

  private static func lender(of path: String, in images: [String: String]) -> String? {
    ImagePlace(ofFoldedPath: path) == .windows ? nil : images[ImageName(path).text]
  }
}
