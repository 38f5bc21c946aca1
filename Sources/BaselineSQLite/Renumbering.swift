import Baseline

/// New numbers for those images and starts that some tuples have, in the order of the old ones.
struct Renumbering {
  /// The new number of each image; -1 where it was left out.
  let images: [Int32]
  /// The new number of each start; -1 where it was left out.
  let starts: [Int32]

  /// - Parameters:
  ///   - keys: what is kept.
  ///   - images: how many there are.
  ///   - starts: how many there are.
  init(_ keys: some Sequence<BaselineSnapshot.TupleKey>, images: Int, starts: Int) {
    var isImageKept = [Bool](repeating: false, count: images)
    var isStartKept = [Bool](repeating: false, count: starts)
    for key in keys {
      isImageKept[Int(key.source)] = true
      isImageKept[Int(key.target)] = true
      isStartKept[Int(key.start)] = true
    }
    self.images = Self.numbers(isImageKept)
    self.starts = Self.numbers(isStartKept)
  }

  private static func numbers(_ isKept: [Bool]) -> [Int32] {
    var next: Int32 = 0
    return isKept.map { isKept in
      defer { next += isKept ? 1 : 0 }
      return isKept ? next : -1
    }
  }

  /// A tuple that is kept, by its new numbers.
  func key(_ old: BaselineSnapshot.TupleKey) -> BaselineSnapshot.TupleKey {
    BaselineSnapshot.TupleKey(
      source: images[Int(old.source)], target: images[Int(old.target)], start: starts[Int(old.start)])
  }

  /// A marginal of a tuple that is kept, by its new numbers.
  func marginal(_ old: BaselineSnapshot.Marginal) -> BaselineSnapshot.Marginal {
    switch old {
    case .source(let source): .source(images[Int(source)])
    case .target(let target): .target(images[Int(target)])
    case .start(let start): .start(starts[Int(start)])
    case .pair(let pair): .pair(.init(source: images[Int(pair.source)], target: images[Int(pair.target)]))
    case .sourceStart(let source, let start):
      .sourceStart(source: images[Int(source)], start: starts[Int(start)])
    case .targetStart(let target, let start):
      .targetStart(target: images[Int(target)], start: starts[Int(start)])
    case .tuple(let key): .tuple(self.key(key))
    case .offset(let start, let offset): .offset(start: starts[Int(start)], offset)
    }
  }
}
