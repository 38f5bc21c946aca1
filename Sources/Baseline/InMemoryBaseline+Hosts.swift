public import RemoteThread

extension InMemoryBaseline {
  /// The hosts that saw a tuple of those wanted, most days first.
  public func hosts(having isWanted: (ThreadTuple) -> Bool) -> [HostSupport] {
    var hosts: [String: HostSupport] = [:]
    for sighting in sightings.values.sorted(by: { $0.day < $1.day }) where isWanted(sighting.tuple) {
      hosts[sighting.host]?.add(events: sighting.events, on: sighting.day)
      if hosts[sighting.host] == nil {
        hosts[sighting.host] = HostSupport(host: sighting.host, events: sighting.events, on: sighting.day)
      }
    }
    return hosts.values.sorted(by: HostSupport.precedes)
  }
}
