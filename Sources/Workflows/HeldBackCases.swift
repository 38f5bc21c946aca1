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
  private var names: [String: Int32] = [:]
  private var starts: [ThreadStart: Int32] = [:]

  /// Adds a case that scores so on a day, or raises its score.
  mutating func add(_ identity: CaseIdentity, score: Double, on day: UTCDay) {
    let (number, isNew) = index.insert(key(identity))
    let one = Case(score: score, day: day)
    if isNew {
      cases.append(one)
    } else if (score, cases[Int(number)].day) > (cases[Int(number)].score, day) {
      cases[Int(number)] = one
    }
  }

  /// The scores of the cases of each day, in any order.
  var scoresByDay: [UTCDay: [Double]] { cases.reduce(into: [:]) { $0[$1.day, default: []].append($1.score) } }

  private mutating func key(_ identity: CaseIdentity) -> Key {
    switch identity {
    case .newSource(let source): Key(kind: 0, first: number(of: source))
    case .newPair(let source, let target): Key(kind: 1, first: number(of: source), second: number(of: target))
    case .newStart(let tuple): key(tuple, kind: 2)
    case .newOffset(let module, let offset): Key(kind: 3, first: number(of: module), second: Int32(offset))
    case .seen(let tuple): key(tuple, kind: 4)
    }
  }

  private mutating func key(_ tuple: ThreadTuple, kind: Int32) -> Key {
    let start = starts[tuple.start] ?? Int32(starts.count)
    starts[tuple.start] = start
    return Key(kind: kind, first: number(of: tuple.source), second: number(of: tuple.target), third: start)
  }

  private mutating func number(of name: String) -> Int32 {
    let number = names[name] ?? Int32(names.count)
    names[name] = number
    return number
  }
}
