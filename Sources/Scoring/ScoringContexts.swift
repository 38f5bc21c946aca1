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
  let targetsBySource: [Int32: Context]
  /// Relations of sources of a place to their targets, by how many different sources have such a target.
  let targetRelations: [ImagePlace: Context]
  /// Starts, by host-days: over all, of each target, source and pair.
  let starts: Context
  let startsByTarget: [Int32: Context]
  let startsBySource: [Int32: Context]
  let startsByPair: [BaselineSnapshot.Pair: Context]
  /// Relations of sources of a place to the modules of their starts, by how many different sources have such a start.
  let startRelations: [ImagePlace: Context]
  /// Offsets of each start without a function, and of each tuple with such a start, by host-days.
  let offsetsByStart: [Int32: Context]
  let offsetsByTuple: [BaselineSnapshot.TupleKey: Context]
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
    var places = ContinuationCounts()
    for place in placeOfSource.values { places.add(1, of: place.rawValue) }
    self.places = Context(places)
    sources = Self.grouped(snapshot.sources.hostDays) { placeOfSource[$0] ?? .elsewhere }
    targets = Context(Self.distinct(snapshot.targetsBySource))
    targetsBySource = snapshot.targetsBySource.mapValues(Context.init)
    starts = Context(snapshot.starts)
    startsBySource = snapshot.startsBySource.mapValues(Context.init)
    startsByTarget = snapshot.startsByTarget.mapValues(Context.init)
    startsByPair = snapshot.startsByPair.mapValues(Context.init)
    offsetsByStart = snapshot.offsetsByStart.mapValues(Context.init)
    offsetsByTuple = snapshot.offsetsByTuple.mapValues(Context.init)
    targetRelations = Self.relations(of: snapshot.targetsBySource, placeOfSource) { source, target in
      TargetRelation(
        source: snapshot.images[Int(source)], in: placeOfSource[source] ?? .elsewhere,
        target: snapshot.images[Int(target)]
      ).rawValue
    }
    startRelations = Self.relations(of: snapshot.startsBySource, placeOfSource) { source, start in
      StartRelation(
        source: snapshot.images[Int(source)], in: placeOfSource[source] ?? .elsewhere,
        module: snapshot.startsByNumber[Int(start)].module
      ).rawValue
    }
    borrowedNames = BorrowedNames(snapshot)
    injectionStarts = InjectionStarts(snapshot)
  }

  /// Where a source lies.
  func place(of source: Int32?, path: String) -> ImagePlace {
    source.flatMap { placeOfSource[$0] } ?? ImagePlace(ofFoldedPath: path)
  }

  /// Whether the pair never had this start.
  func isNewStart(_ place: Place) -> Bool {
    place.pair.flatMap { startsByPair[$0] }?.knows(place.start) != true
  }

  /// Whether the pair never had this start, and injected code starts so.
  func isInjectionLike(_ place: Place) -> Bool {
    InjectionStarts.isSuspicious(place.tuple.start) && isNewStart(place)
  }

  /// For each continuation, of how many contexts it is one.
  private static func distinct(_ contexts: [Int32: ContinuationCounts]) -> ContinuationCounts {
    contexts.values.reduce(into: ContinuationCounts()) { counts, context in
      for continuation in context.hostDays.keys { counts.add(1, of: continuation) }
    }
  }

  private static func grouped(
    _ counts: [Int32: Int], by place: (Int32) -> ImagePlace
  ) -> [ImagePlace: Context] {
    var groups: [ImagePlace: ContinuationCounts] = [:]
    for (number, count) in counts { groups[place(number), default: .init()].add(count, of: number) }
    return groups.mapValues(Context.init)
  }

  /// Each source counts once for each relation that it has.
  private static func relations(
    of contexts: [Int32: ContinuationCounts], _ placeOfSource: [Int32: ImagePlace],
    _ relation: (Int32, Int32) -> Int32
  ) -> [ImagePlace: Context] {
    var groups: [ImagePlace: ContinuationCounts] = [:]
    for (source, continuations) in contexts {
      let relations = Set(continuations.hostDays.keys.map { relation(source, $0) })
      for found in relations { groups[placeOfSource[source] ?? .elsewhere, default: .init()].add(1, of: found) }
    }
    return groups.mapValues(Context.init)
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
    let sources = snapshot.sources.hostDays.keys.map { snapshot.images[Int($0)] }
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
