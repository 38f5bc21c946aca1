import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("Sorting by numbers")
struct SortingTests {
  private static func numbers(seed: UInt64, _ range: ClosedRange<Int32>) -> [Int32] {
    var random = SplitMix64(seed: seed)
    return (0..<Int.random(in: 0...300, using: &random)).map { _ in .random(in: range, using: &random) }
  }

  @Test("A counting sort leaves places with the same number as they were", arguments: 1...20 as ClosedRange<UInt64>)
  func counting(seed: UInt64) {
    let numbers = Self.numbers(seed: seed, 0...20)
    let places = numbers.indices.map(Int32.init).reversed() as [Int32]
    let sorted = places.sorted(by: numbers, below: 21)
    #expect(sorted == places.sorted { (numbers[Int($0)], $1) < (numbers[Int($1)], $0) })
  }

  @Test(
    "Each number that is not negative comes once, ascending, with its places", arguments: 1...20 as ClosedRange<UInt64>)
  func runs(seed: UInt64) {
    let numbers = Self.numbers(seed: seed, -2...20)
    var runs: [[Int]] = []
    NumberedPlaces(numbers).forEachRun { number, places in
      #expect(places.allSatisfy { numbers[$0] == number })
      runs.append(Array(places))
    }
    #expect(runs.map { numbers[$0[0]] } == Set(numbers.filter { $0 >= 0 }).sorted())
    #expect(runs.allSatisfy { $0 == $0.sorted() })
    #expect(runs.joined().count == numbers.count { $0 >= 0 })
  }
}
