/// A stream of random choices: the SplitMix64 generator (Steele, Lea and Flood, OOPSLA 2014).
///
/// Integers only: no result depends on a machine's floating point or on Swift's own generator. Every purpose has a
/// stream of its own, so that a choice for one host never moves the choices for another.
struct Draws {
  /// What a stream is for.
  enum Purpose: UInt64 {
    case host = 1, software, niche, arrival, version, frame, hostDay, layout, moduleBase, moduleChange, process
    case patch, incident, attack, otherEvents, tail, poisoning
  }

  private var state: UInt64

  init(seed: UInt64, _ purpose: Purpose, _ keys: UInt64...) {
    state = Self.mixed(seed ^ Self.mixed(purpose.rawValue))
    for key in keys { state = Self.mixed(state ^ Self.mixed(key &+ 0x9E37_79B9_7F4A_7C15)) }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// 0 to `bound` - 1; 0 where `bound` is less than 2.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }

  mutating func between(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  mutating func chance(_ perMille: Int) -> Bool { below(1000) < perMille }

  /// One of `choices`, which must not be empty.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[below(choices.count)] }

  /// An index below `count`, the low ones far likelier: the popularity of programs.
  mutating func skewedIndex(_ count: Int) -> Int { below(below(below(count) + 1) + 1) }

  /// How often something happens that happens `perMille` / 1000 times on average. Binomial over small chances.
  mutating func occurrences(perMille: Int) -> Int {
    let trials = max(4, perMille / 250)
    let bound = trials * 1000
    return (0..<trials).reduce(into: 0) { count, _ in if below(bound) < perMille { count += 1 } }
  }

  /// FNV-1a of `text`, to make a key of a name.
  static func key(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var result = value
    result = (result ^ (result >> 30)) &* 0xBF58_476D_1CE4_E5B9
    result = (result ^ (result >> 27)) &* 0x94D0_49BB_1331_11EB
    return result ^ (result >> 31)
  }
}
