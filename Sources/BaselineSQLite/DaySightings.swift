import Baseline
import RemoteThread

/// What was seen on all hosts on one day, by tuple and offset: a day's host-days turned over. Every figure but the events of
/// one host derives from it.
struct DaySightings: Hashable {
  /// A tuple at an offset on the day; times are milliseconds since midnight.
  struct Entry: Hashable {
    let key: HostDaySightings.Key
    /// Events on all hosts.
    var events: Int64
    var first: Int32
    var last: Int32
    /// Where the blocks of its hosts are in ``blocks``.
    fileprivate(set) var hosts: Range<Int>

    init(key: HostDaySightings.Key, events: Int64, first: Int32, last: Int32, hosts: Range<Int>) {
      self.key = key
      self.events = events
      self.first = first
      self.last = last
      self.hosts = hosts
    }
  }

  /// Hosts that have a row, those of whom nothing but the ledger is known among them.
  let rows: [HostBlock]
  /// Hosts on which anything was seen.
  let hosts: [HostBlock]
  /// In ascending order of their keys.
  let entries: [Entry]
  /// The hosts of all entries, entry after entry.
  let blocks: [HostBlock]

  /// The hosts of an entry.
  func hosts(of entry: Entry) -> ArraySlice<HostBlock> { blocks[entry.hosts] }

  /// Turns host-days over, which come by host.
  struct Builder {
    /// A block of an entry, and where in ``links`` its next one is; -1 for none.
    private struct Link {
      var block: HostBlock
      var next: Int32 = -1
    }

    private var rows = DistinctHosts()
    private var hosts = DistinctHosts()
    private var index = CompactIndex<HostDaySightings.Key>()
    private var entries: [Entry] = []
    private var links: [Link] = []
    /// The first and the last block of each entry.
    private var ends: [(first: Int32, last: Int32)] = []

    mutating func add(_ sightings: HostDaySightings, of host: Int64) {
      let block = HostBlock(host: host)
      rows.add([block])
      if !sightings.entries.isEmpty { hosts.add([block]) }
      for seen in sightings.entries {
        let place = Int(index.insert(seen.key).number)
        guard place < entries.count else {
          entries.append(Entry(key: seen.key, events: seen.events, first: seen.first, last: seen.last, hosts: 0..<0))
          ends.append((Int32(links.count), Int32(links.count)))
          links.append(Link(block: block))
          continue
        }
        entries[place].events += seen.events
        entries[place].first = min(entries[place].first, seen.first)
        entries[place].last = max(entries[place].last, seen.last)
        add(block, at: place)
      }
    }

    private mutating func add(_ block: HostBlock, at place: Int) {
      let last = Int(ends[place].last)
      guard links[last].block.number != block.number else {
        links[last].block.bits |= block.bits
        return
      }
      links[last].next = Int32(links.count)
      ends[place].last = Int32(links.count)
      links.append(Link(block: block))
    }

    consuming func finish() -> DaySightings {
      var flat: [HostBlock] = []
      flat.reserveCapacity(links.count)
      let ordered = index.keys.enumerated().sorted { $0.element < $1.element }.map { place, _ in
        var entry = entries[place]
        let start = flat.count
        var next = ends[place].first
        while next >= 0 {
          flat.append(links[Int(next)].block)
          next = links[Int(next)].next
        }
        entry.hosts = start..<flat.count
        return entry
      }
      return DaySightings(rows: rows.blocks, hosts: hosts.blocks, entries: ordered, blocks: flat)
    }
  }
}

extension DaySightings.Entry {
  /// The start offset.
  var offset: UInt16? { key.startOffset }

  /// First and last time.
  func seen(on day: UTCDay) -> ClosedRange<UTCTime> {
    let midnight = Int64(day.number) * 86_400_000
    return UTCTime(milliseconds: midnight + Int64(first))...UTCTime(milliseconds: midnight + Int64(last))
  }
}
