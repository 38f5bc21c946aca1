import Baseline
import RemoteThread

/// Everything that a snapshot says, by names in place of numbers, so that two snapshots can be compared.
struct SnapshotPicture: Hashable {
  let settings: BaselineSettings
  let totals: BaselineTotals
  let hostDays: [String: [String: Int]]
  let knowledge: [ThreadTuple: BaselineSnapshot.TupleKnowledge]

  init(_ snapshot: BaselineSnapshot, of tuples: [TupleSummary]) {
    settings = snapshot.settings
    totals = snapshot.totals
    var hostDays: [String: [String: Int]] = [:]
    let image = { (number: Int32) in snapshot.images[Int(number)] }
    let start = { (number: Int32) in Self.name(snapshot.startsByNumber[Int(number)]) }
    hostDays["sources"] = Self.named(snapshot.sources, image)
    hostDays["targets"] = Self.named(snapshot.targets, image)
    hostDays["starts"] = Self.named(snapshot.starts, start)
    snapshot.targetsBySource.forEach { key, counts in hostDays["targets of \(image(key))"] = Self.named(counts, image) }
    snapshot.startsBySource.forEach { key, counts in hostDays["starts of \(image(key))"] = Self.named(counts, start) }
    snapshot.startsByTarget.forEach { key, counts in hostDays["starts in \(image(key))"] = Self.named(counts, start) }
    snapshot.startsByPair.forEach { key, counts in
      hostDays["starts of \(image(key.source)) in \(image(key.target))"] = Self.named(counts, start)
    }
    snapshot.offsetsByStart.forEach { key, counts in
      hostDays["offsets of \(start(key))"] = Self.named(counts) { String($0, radix: 16) }
    }
    snapshot.startsBeforeOffset.forEach { key, counts in
      hostDays["before offsets of \(start(key))"] = Self.named(counts) { String($0, radix: 16) }
    }
    self.hostDays = hostDays
    knowledge = Dictionary(
      uniqueKeysWithValues: tuples.map(\.tuple).compactMap { tuple in
        snapshot.knowledge(of: tuple).map { (tuple, $0) }
      })
  }

  private static func name(_ start: ThreadStart) -> String {
    "\(start.startClass) \(start.module ?? "-") \(start.function ?? "-")"
  }

  private static func named(_ counts: ContinuationCounts, _ name: (Int32) -> String) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: counts.hostDays.map { (name($0.key), $0.value) })
  }
}

extension BaselineStore {
  /// What the store's snapshot says.
  func picture() throws -> SnapshotPicture { SnapshotPicture(try snapshot(), of: try tuples()) }
}
