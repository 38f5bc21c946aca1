import Baseline
import RemoteThread
import Scoring

/// The cases of held-back days. A case counts once however often it comes, as it does in a scored window.
///
/// By numbers in place of names, for there may be a million: a case takes about fifty bytes.
struct HeldBackCases {
  /// What is known of a case.
  private struct Case {
    /// Its highest score.
    var score: Double
    /// The day of that score: the first one with it.
    var day: UTCDay
  }

  private var index = CompactIndex<HeldBackCaseKey>()
  private var cases: [Case] = []

  /// Adds the cases of sightings, or raises their scores.
  mutating func add(_ sightings: [HeldBackPart.Scored]) {
    for sighting in sightings {
      let (number, isNew) = index.insert(sighting.key)
      let one = Case(score: sighting.score, day: sighting.day)
      if isNew {
        cases.append(one)
      } else if (one.score, cases[Int(number)].day) > (cases[Int(number)].score, one.day) {
        cases[Int(number)] = one
      }
    }
  }

  /// The scores of the cases of each day, in any order.
  var scoresByDay: [UTCDay: [Double]] { cases.reduce(into: [:]) { $0[$1.day, default: []].append($1.score) } }
}

/// A ``CaseIdentity``, its names by their numbers.
struct HeldBackCaseKey: CompactKey {
  private let kind: Int32
  private var first: Int32
  private var second: Int32 = 0
  private var third: Int32 = 0

  /// The case of a sighting.
  /// - Parameter novelty: what is new in it; nil where nothing is.
  init(_ sighting: FirstSighting, _ novelty: Novelty?, named names: HeldBackNames) {
    first = names.images[Int(sighting.tuple.source)]
    second = names.images[Int(sighting.tuple.target)]
    switch novelty {
    case .source: (kind, second) = (0, 0)
    case .target, .pair: kind = 1
    case .start: (kind, third) = (2, names.starts[Int(sighting.tuple.start)])
    case .offset:
      (kind, first) = (3, names.offsetModules[Int(sighting.tuple.start)])
      second = Int32(sighting.offset ?? 0)
    case nil: (kind, third) = (4, names.starts[Int(sighting.tuple.start)])
    }
  }

  var words: (UInt64, UInt64) { (NumberPair(kind, first).words.0, NumberPair(second, third).words.0) }
}
