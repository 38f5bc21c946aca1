import RemoteThread

/// The rows of a batch by the host-day they belong to.
struct HostDayRows {
  /// Host-days that occur, ascending.
  let ids: [HostDayID]
  /// Places of rows in the batch, host-day after host-day in the order of ``ids``, each in the batch's order.
  private let places: [Int32]
  /// Where each host-day's places begin, and where the last one's end.
  private let starts: [Int]

  /// Sorts by counting. O(n), but for the host-days, which are sorted.
  /// - Parameter hosts: the number of each of the batch's computers.
  init(_ batch: EventBatch, hosts: [Int64]) {
    var groups: [HostDayID: Int] = [:]
    // Rows that come one after the other are of one day mostly.
    var latest = [(id: HostDayID, group: Int)?](repeating: nil, count: hosts.count)
    let groupOfRow = batch.rows.map { row -> Int in
      let id = HostDayID(host: hosts[Int(row.computer)], day: row.utcTime.day.number)
      if let latest = latest[Int(row.computer)], latest.id == id { return latest.group }
      let group = groups[id] ?? groups.count
      groups[id] = group
      latest[Int(row.computer)] = (id, group)
      return group
    }
    let ordered = groups.sorted { $0.key < $1.key }
    ids = ordered.map(\.key)
    var rank = [Int](repeating: 0, count: ordered.count)
    for (place, group) in ordered.enumerated() { rank[group.value] = place }
    var starts = [Int](repeating: 0, count: ordered.count + 1)
    for group in groupOfRow { starts[rank[group] + 1] += 1 }
    for place in ids.indices { starts[place + 1] += starts[place] }
    self.starts = starts
    var places = [Int32](repeating: 0, count: groupOfRow.count)
    for (row, group) in groupOfRow.enumerated() {
      places[starts[rank[group]]] = Int32(row)
      starts[rank[group]] += 1
    }
    self.places = places
  }

  /// Places of the rows of a host-day, in the batch's order.
  func places(of index: Int) -> ArraySlice<Int32> { places[starts[index]..<starts[index + 1]] }
}
