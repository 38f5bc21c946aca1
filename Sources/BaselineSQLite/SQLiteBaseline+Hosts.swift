public import Baseline
import GRDB
public import RemoteThread

extension SQLiteBaseline {
  /// The hosts that saw a tuple of those wanted, most days first.
  public func hosts(having isWanted: (ThreadTuple) -> Bool) throws -> [HostSupport] {
    try read { db in
      let wanted = Set(try StoredTuple.unordered(db).filter { isWanted($0.tuple) }.map(\.id))
      guard !wanted.isEmpty else { return [] }
      let names = try StoredTables.hosts(db)
      var hosts: [Int64: HostSupport] = [:]
      // They come in order of days.
      try HostDayTable.forEachSightings(db) { id, sightings in
        let events = sightings.entries.reduce(0) { wanted.contains($1.key.tuple) ? $0 + Int($1.events) : $0 }
        guard events > 0 else { return }
        guard let name = names[id.host] else { throw HostDayTable.dangling("host") }
        hosts[id.host]?.add(events: events, on: id.day)
        if hosts[id.host] == nil { hosts[id.host] = HostSupport(host: name, events: events, on: id.day) }
      }
      return hosts.values.sorted(by: HostSupport.precedes)
    }
  }
}
