import Baseline
import RemoteThread
import Scoring
import Testing
import TestSupport

@testable import Workflows

@Suite("Held-back cases")
struct HeldBackCasesTests {
  private static let images = (0...2).map { "c:\\\($0).exe" }
  private static let starts =
    images.map { ThreadStart(module: $0) } + [
      ThreadStart(withoutModule: .unbackedUser), ThreadStart(module: "a", function: "b"),
    ]

  /// A sighting of one of few names in a part, which has them in an order of its own.
  private static func sighting(_ day: UTCDay, _ random: inout SplitMix64) -> FirstSighting {
    func number(below count: Int) -> Int32 { Int32.random(in: 0..<Int32(count), using: &random) }
    return FirstSighting(
      of: BaselineSnapshot.TupleKey(
        source: number(below: images.count), target: number(below: images.count), start: number(below: starts.count)),
      offset: .random(in: 0...2, using: &random), on: day, hosts: [])
  }

  /// The case of a sighting by its names, where that is new.
  private static func identity(_ sighting: FirstSighting, _ novelty: Novelty?, of part: PartSightings) -> CaseIdentity {
    let tuple = ThreadTuple(
      source: part.images[Int(sighting.tuple.source)], target: part.images[Int(sighting.tuple.target)],
      start: part.starts[Int(sighting.tuple.start)])
    return CaseIdentity(tuple: tuple, offset: sighting.offset, novelties: [novelty].compactMap(\.self))
  }

  @Test(
    "Count each case once, with its highest score, on the first day with it", arguments: 1...10 as ClosedRange<UInt64>)
  func agreement(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var cases = HeldBackCases()
    var expected: [CaseIdentity: (score: Double, day: UTCDay)] = [:]
    var numbers = HeldBackNumbers()
    for _ in 0..<400 {
      let part = PartSightings(
        images: Self.images.shuffled(using: &random), starts: Self.starts.shuffled(using: &random), hosts: [],
        sightings: [])
      let (score, day) = (
        Double(Int.random(in: 0...3, using: &random)), UTCDay(number: .random(in: 0...5, using: &random))
      )
      let sighting = Self.sighting(day, &random)
      let isNamedByOffset = part.starts[Int(sighting.tuple.start)].isNamedByOffset
      let novelties: [Novelty?] = [.source, .pair, .start, nil] + (isNamedByOffset ? [.offset] : [])
      let novelty = novelties.randomElement(using: &random) ?? nil
      let key = HeldBackCaseKey(sighting, novelty, named: numbers.names(of: part))
      cases.add([HeldBackPart.Scored(key: key, day: day, score: score)])
      let identity = Self.identity(sighting, novelty, of: part)
      let known = expected[identity]
      if known.map({ score > $0.score || (score == $0.score && day < $0.day) }) ?? true {
        expected[identity] = (score, day)
      }
    }
    let byDay = Dictionary(grouping: expected.values, by: \.day).mapValues { $0.map(\.score).sorted() }
    #expect(cases.scoresByDay.mapValues { $0.sorted() } == byDay)
  }
}
