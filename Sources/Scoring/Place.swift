import Baseline
import RemoteThread

/// An event's tuple in the numbers of a snapshot; nil for what the snapshot never saw.
struct Place {
  let tuple: ThreadTuple
  let source: Int32?
  /// Where the source lies.
  let sourcePlace: ImagePlace
  let target: Int32?
  let start: Int32?
  /// The start offset, where it is the only name that the start has.
  let offset: UInt16?

  init(tuple: ThreadTuple, offset: UInt16?, in snapshot: BaselineSnapshot, _ contexts: ScoringContexts) {
    self.tuple = tuple
    source = snapshot.image(tuple.source)
    sourcePlace = contexts.place(of: source, path: tuple.source)
    target = snapshot.image(tuple.target)
    start = snapshot.start(tuple.start)
    self.offset = tuple.start.isNamedByOffset ? offset : nil
  }

  var key: BaselineSnapshot.TupleKey? {
    guard let source, let target, let start else { return nil }
    return BaselineSnapshot.TupleKey(source: source, target: target, start: start)
  }

  var pair: BaselineSnapshot.Pair? {
    guard let source, let target else { return nil }
    return BaselineSnapshot.Pair(source: source, target: target)
  }
}

extension StartRelation {
  /// Of the source and the start at a place.
  init(_ place: Place) {
    self.init(source: place.tuple.source, in: place.sourcePlace, module: place.tuple.start.module)
  }
}
