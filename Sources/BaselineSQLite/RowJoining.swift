import Baseline
import GRDB
import RemoteThread

/// Joins rows of the text form into the tables, by the rules of `InMemoryBaseline`.
struct RowJoining {
  let memory: WritingMemory

  func join(_ row: BaselineRow, _ db: Database) throws {
    switch row {
    case .settings(let other):
      guard other.generalisation == memory.generalisation else { throw BaselineMergeError.otherGeneralisation }
    case .tuple(let tuple, let example, let status, let reason):
      let id = try memory.tuple(tuple, merging: example, db)
      try TupleRow.join((status, reason), into: id, db)
    case .sighting(let sighting):
      try join(sighting, db)
    case .ledger(let host, let day, let page):
      let key = HostDayKey(host: try memory.names.host(host, db), day: day.number)
      try memory.pages.join(page, on: key, db)
    }
  }

  private func join(_ sighting: Sighting, _ db: Database) throws {
    let key = SightingKey(
      tuple: try memory.tuple(sighting.tuple, db), offset: sighting.offset.map(Int32.init) ?? -1,
      host: try memory.names.host(sighting.host, db), day: sighting.day.number)
    try SightingFigures(sighting).write(key, by: IntegerStatement(SightingFigures.join, db))
  }
}
