import Baseline
import Foundation
import RemoteThread
import Testing

@testable import BaselineSQLite

/// The stores that the contract holds for.
enum StoreKind: CaseIterable, CustomTestStringConvertible {
  case inMemory
  case sqlite

  var testDescription: String { self == .inMemory ? "in memory" : "SQLite" }

  /// An empty store.
  func make(_ settings: BaselineSettings = .init()) throws -> any BaselineStore {
    switch self {
    case .inMemory: InMemoryBaseline(settings: settings)
    case .sqlite: try ScratchBaseline(settings: settings)
    }
  }
}

/// An SQLite baseline in a folder of its own, which goes with it.
final class ScratchBaseline: BaselineStore {
  let folder: ScratchFolder
  let store: SQLiteBaseline

  init(settings: BaselineSettings = .init()) throws {
    folder = try ScratchFolder()
    store = try SQLiteBaseline.open(at: folder.path("fleet.heddle"), mode: .create(settings))
  }

  deinit { try? store.close() }

  var settings: BaselineSettings { get throws { try store.settings } }
  func learn(_ batch: EventBatch) throws -> LearnedCounts { try store.learn(batch) }
  func condenseDays() throws { try store.condenseDays() }
  func snapshot() throws -> BaselineSnapshot { try store.snapshot() }
  func tuples() throws -> [TupleSummary] { try store.tuples() }
  func totals() throws -> BaselineTotals { try store.totals() }
  func setPolicy(_ policy: KnownGoodPolicy) throws { try store.setPolicy(policy) }
  func days() throws -> [UTCDay] { try store.days() }
  func forEachPart(
    _ parts: [ClosedRange<UTCDay>], _ body: (BaselineSnapshot, PartSightings) throws -> Void
  ) throws {
    try store.forEachPart(parts, body)
  }
  func hosts(having isWanted: (ThreadTuple) -> Bool) throws -> [HostSupport] { try store.hosts(having: isWanted) }
  func calibration() throws -> Calibration? { try store.calibration() }
  func setCalibration(_ calibration: Calibration?) throws { try store.setCalibration(calibration) }
  func exportRows(_ body: (BaselineRow) throws -> Void) throws { try store.exportRows(body) }
  func importRows(_ next: () throws -> BaselineRow?) throws { try store.importRows(next) }
}

/// A temporary folder that is removed when it is let go.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "heddle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Makes and closes a baseline of `events`, and gives its path.
  func makeBaseline(_ events: [RemoteThreadEvent]) throws -> String {
    let path = path("fleet.heddle")
    let baseline = try SQLiteBaseline.open(at: path, mode: .create(BaselineSettings()))
    _ = try baseline.learn(events)
    try baseline.close()
    return path
  }

  /// The names in it, sorted.
  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
}

extension BaselineStore {
  /// The rows of the text form.
  func rows() throws -> [BaselineRow] {
    var rows: [BaselineRow] = []
    try exportRows { rows.append($0) }
    return rows
  }

  /// The lines of the text form.
  func lines() throws -> [String] { try rows().map(BaselineTextForm.line) }
}

/// A sighting by its names.
struct NamedSighting: Hashable {
  let start: TupleStart
  let day: UTCDay
  let hosts: Set<String>

  init(_ sighting: FirstSighting, of part: PartSightings) {
    let tuple = ThreadTuple(
      source: part.images[Int(sighting.tuple.source)], target: part.images[Int(sighting.tuple.target)],
      start: part.starts[Int(sighting.tuple.start)])
    start = TupleStart(tuple: tuple, offset: sighting.offset)
    day = sighting.day
    hosts = Set(sighting.hosts.map { part.hosts[Int($0)] })
  }
}

extension BaselineStore {
  /// What ``forEachPart(_:_:)`` hands over, the sightings by their names and in the order of starts.
  func parts(_ parts: [ClosedRange<UTCDay>]) throws -> [(before: BaselineSnapshot, sightings: [NamedSighting])] {
    var found: [(before: BaselineSnapshot, sightings: [NamedSighting])] = []
    try forEachPart(parts) { before, part in
      found.append((before, part.sightings.map { NamedSighting($0, of: part) }.sorted { $0.start < $1.start }))
    }
    return found
  }
}
