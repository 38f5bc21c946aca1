import Baseline
import RemoteThread

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
