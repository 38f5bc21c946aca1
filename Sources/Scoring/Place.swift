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

/// An image as a scorer sees it.
struct NamedImage: Sendable {
  /// Its number in the snapshot; nil where it was never seen.
  let number: Int32?
  let path: PathFacts
  /// See ``Place/lender``.
  let lender: String?

  init(_ image: String, in snapshot: BaselineSnapshot, _ contexts: ScoringContexts) {
    number = snapshot.image(image)
    path = number.map { contexts.paths.images[Int($0)] } ?? PathFacts(ofFoldedPath: image)
    lender = snapshot.knows(source: number) ? nil : contexts.borrowedNames.lender(of: image, in: path.place)
  }
}

/// A start as a scorer sees it.
struct NamedStart: Sendable {
  /// Its number in the snapshot; nil where it was never seen.
  let number: Int32?
  /// What the path of its module says; nil where it has none.
  let module: PathFacts?
  let kind: StartKind
  let isNamedByOffset: Bool

  init(_ start: ThreadStart, in snapshot: BaselineSnapshot, _ contexts: ScoringContexts) {
    number = snapshot.start(start)
    module =
      number.map { contexts.paths.modules[Int($0)] } ?? start.module.map(PathFacts.init(ofFoldedPath:))
    kind = StartKind(start)
    isNamedByOffset = start.isNamedByOffset
  }
}

/// What a start by its name has to do with injected code.
enum StartKind: Sendable, Hashable {
  /// Injected code starts so (``InjectionStarts``).
  case suspicious
  /// A function that injected code does not start at.
  case function
  /// Anything else.
  case other

  init(_ start: ThreadStart) {
    self = InjectionStarts.isSuspicious(start) ? .suspicious : start.function == nil ? .other : .function
  }
}

/// What the paths of a snapshot say.
struct KnownPaths: Sendable {
  /// By the number of the image.
  let images: [PathFacts]
  /// By the number of the start; nil for one without a module.
  let modules: [PathFacts?]

  init(_ snapshot: BaselineSnapshot) {
    images = snapshot.images.map(PathFacts.init(ofFoldedPath:))
    modules = snapshot.startsByNumber.map { start in start.module.map(PathFacts.init(ofFoldedPath:)) }
  }

  /// Where a known image lies.
  func place(of image: Int32) -> ImagePlace { images[Int(image)].place }
}
