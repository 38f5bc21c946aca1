import Baseline
import RemoteThread

/// Where a start of a tuple stands in a snapshot: its numbers there, nil for what the snapshot never saw, and what its names
/// say. All that a score depends on.
struct Place {
  let source: Int32?
  /// Where the source lies.
  let sourcePlace: ImagePlace
  /// A known image of Windows whose name the source has, which was never seen as one and lies elsewhere.
  let lender: String?
  let target: Int32?
  let targetRelation: TargetRelation
  let start: Int32?
  let startRelation: StartRelation
  let startKind: StartKind
  /// The start offset, where it is the only name that the start has.
  let offset: UInt16?

  init(tuple: ThreadTuple, offset: UInt16?, in snapshot: BaselineSnapshot, _ contexts: ScoringContexts) {
    self.init(
      source: NamedImage(tuple.source, in: snapshot, contexts),
      target: NamedImage(tuple.target, in: snapshot, contexts),
      areSame: tuple.source == tuple.target, start: NamedStart(tuple.start, in: snapshot, contexts), offset: offset)
  }

  /// - Parameter areSame: whether source and target are one image.
  init(source: NamedImage, target: NamedImage, areSame: Bool, start: NamedStart, offset: UInt16?) {
    self.source = source.number
    sourcePlace = source.path.place
    lender = source.lender
    self.target = target.number
    targetRelation = TargetRelation(source: source.path, target: target.path, areSame: areSame)
    self.start = start.number
    startRelation = StartRelation(source: source.path, module: start.module)
    startKind = start.kind
    self.offset = start.isNamedByOffset ? offset : nil
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
