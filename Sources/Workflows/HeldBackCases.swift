import Baseline
import RemoteThread
import Scoring

/// The cases of held-back days. A case counts once however often it comes, as it does in a scored window.
///
/// By numbers in place of names, for there may be a million: a case takes about fifty bytes.
struct HeldBackCases {
  /// What is known of a case.
  private struct Case {
    /// Its highest score, as it would be after all the learned days: a context that was watched r times as long finds
    /// what it never saw log₂ r bits more surprising.
    var score: Double
    /// The day of that score: the first one with it.
    var day: UTCDay
  }

  /// A ``CaseIdentity``, its names by their numbers.
  private struct Key: CompactKey {
    let kind: Int32
    let first: Int32
    var second: Int32 = 0
    var third: Int32 = 0

    var words: (UInt64, UInt64) { (NumberPair(kind, first).words.0, NumberPair(second, third).words.0) }
  }

  private var index = CompactIndex<Key>()
  private var cases: [Case] = []

  /// Adds the case of a sighting that scores so on the sighting's day, or raises its score.
  /// - Parameter novelty: what is new in the case; nil where nothing is.
  mutating func add(_ sighting: FirstSighting, _ novelty: Novelty?, named names: HeldBackNames, score: Double) {
    let (number, isNew) = index.insert(key(sighting, novelty, names))
    let one = Case(score: score, day: sighting.day)
    if isNew {
      cases.append(one)
    } else if (score, cases[Int(number)].day) > (cases[Int(number)].score, sighting.day) {
      cases[Int(number)] = one
    }
  }

  /// The scores of the cases of each day, in any order.
  var scoresByDay: [UTCDay: [Double]] { cases.reduce(into: [:]) { $0[$1.day, default: []].append($1.score) } }

  private func key(_ sighting: FirstSighting, _ novelty: Novelty?, _ names: HeldBackNames) -> Key {
    let (tuple, start) = (sighting.tuple, Int(sighting.tuple.start))
    let (source, target) = (names.images[Int(tuple.source)], names.images[Int(tuple.target)])
    switch novelty {
    case .source: return Key(kind: 0, first: source)
    case .target, .pair: return Key(kind: 1, first: source, second: target)
    case .start: return Key(kind: 2, first: source, second: target, third: names.starts[start])
    case .offset: return Key(kind: 3, first: names.offsetModules[start], second: Int32(sighting.offset ?? 0))
    case nil: return Key(kind: 4, first: source, second: target, third: names.starts[start])
    }
  }
}
