public import Baseline
public import RemoteThread

/// Scores starts of tuples by the numbers of their names, each of which is looked at once: for very many starts of few names.
public struct NumberedScorer: Sendable {
  private let scorer: Scorer
  private let images: [NamedImage]
  private let starts: [NamedStart]
  /// The same number for images that are equal texts.
  private let texts: [Int32]

  /// Looks at names. O(names · log names).
  /// - Parameters:
  ///   - images: by their numbers.
  ///   - starts: by their numbers.
  public init(_ scorer: Scorer, images: [String], starts: [ThreadStart]) {
    self.scorer = scorer
    self.images = images.map { NamedImage($0, in: scorer.snapshot, scorer.contexts) }
    self.starts = starts.map { NamedStart($0, in: scorer.snapshot, scorer.contexts) }
    var numbers: [String: Int32] = [:]
    texts = images.map { image in
      let number = numbers[image] ?? Int32(numbers.count)
      numbers[image] = number
      return number
    }
  }

  /// As ``Scorer/isKnownGood(_:offset:)``.
  public func isKnownGood(_ tuple: BaselineSnapshot.TupleKey, offset: UInt16?) -> Bool {
    guard let key = place(of: tuple, offset: offset).key else { return false }
    return scorer.isKnownGood(
      scorer.snapshot.knowledge(of: key), offset: offset, isNamedByOffset: starts[Int(tuple.start)].isNamedByOffset)
  }

  /// As ``Scorer/assessment(of:offset:sharedBy:)``.
  public func assessment(
    of tuple: BaselineSnapshot.TupleKey, offset: UInt16?, sharedBy hosts: Int = 1
  ) -> Assessment {
    scorer.assessment(at: place(of: tuple, offset: offset), sharedBy: hosts)
  }

  private func place(of tuple: BaselineSnapshot.TupleKey, offset: UInt16?) -> Place {
    let (source, target) = (Int(tuple.source), Int(tuple.target))
    return Place(
      source: images[source], target: images[target], areSame: texts[source] == texts[target],
      start: starts[Int(tuple.start)], offset: offset)
  }
}
