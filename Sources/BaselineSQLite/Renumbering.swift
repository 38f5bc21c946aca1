import Baseline
import RemoteThread

/// New numbers for those images and starts that some tuples have, in the order of the old ones.
struct Renumbering {
  /// The new number of each image; -1 where it was left out.
  private let images: [Int32]
  /// The new number of each start; -1 where it was left out.
  private let starts: [Int32]

  /// - Parameter places: of the tuples that are kept.
  init(of places: [Int], in numbered: NumberedTuples) {
    var isImageKept = [Bool](repeating: false, count: numbered.images.count)
    var isStartKept = [Bool](repeating: false, count: numbered.starts.count)
    for key in places.lazy.map({ numbered.tuples[$0].key }) {
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

  /// Of all images those that are kept.
  func kept(_ images: [String]) -> [String] { zip(images, self.images).filter { $1 >= 0 }.map(\.0) }

  /// Of all starts those that are kept.
  func kept(_ starts: [ThreadStart]) -> [ThreadStart] { zip(starts, self.starts).filter { $1 >= 0 }.map(\.0) }

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
    case .startBefore(let start, let offset): .startBefore(start: starts[Int(start)], offset: offset)
    }
  }
}
