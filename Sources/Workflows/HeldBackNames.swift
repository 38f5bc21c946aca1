import Baseline
import RemoteThread

/// The names of a held-back part by numbers that all parts have in common, at the numbers that they have in the part.
struct HeldBackNames: Sendable {
  /// Images.
  let images: [Int32]
  /// Starts.
  let starts: [Int32]
  /// The modules of starts that are named by their offset; -1 for another start.
  let offsetModules: [Int32]
}

/// Numbers names as they come, part after part: equal ones have one number.
struct HeldBackNumbers {
  private var texts: [String: Int32] = [:]
  private var starts: [ThreadStart: Int32] = [:]

  /// Numbers the names of a part.
  mutating func names(of part: PartSightings) -> HeldBackNames {
    HeldBackNames(
      images: part.images.map { Self.number(of: $0, in: &texts) },
      starts: part.starts.map { Self.number(of: $0, in: &starts) },
      offsetModules: part.starts.map { start in
        guard start.isNamedByOffset, let module = start.module else { return -1 }
        return Self.number(of: module, in: &texts)
      })
  }

  private static func number<Name: Hashable>(of name: Name, in numbers: inout [Name: Int32]) -> Int32 {
    if let number = numbers[name] { return number }
    let number = Int32(numbers.count)
    numbers[name] = number
    return number
  }
}

/// On how many hosts of a held-back part threads start at an offset that is the only name of the start: ``OffsetSharing`` by
/// numbers.
struct HeldBackSharing: Sendable {
  private var index = CompactIndex<NumberPair>()
  private var hosts: [Set<Int32>] = []
  private let names: HeldBackNames

  /// Counts sightings.
  init(_ sightings: some Sequence<FirstSighting>, named names: HeldBackNames) {
    self.names = names
    for sighting in sightings {
      guard let place = place(of: sighting) else { continue }
      let (number, isNew) = index.insert(place)
      if isNew { hosts.append([]) }
      hosts[Int(number)].formUnion(sighting.hosts)
    }
  }

  /// The hosts that share the start of a sighting, one for a start with a better name.
  func hosts(sharing sighting: FirstSighting) -> Int {
    place(of: sighting).flatMap { index.number(of: $0) }.map { hosts[Int($0)].count } ?? 1
  }

  /// Module and offset.
  private func place(of sighting: FirstSighting) -> NumberPair? {
    let module = names.offsetModules[Int(sighting.tuple.start)]
    guard module >= 0, let offset = sighting.offset else { return nil }
    return NumberPair(module, Int32(offset))
  }
}
