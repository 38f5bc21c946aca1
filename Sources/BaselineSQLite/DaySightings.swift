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
    private var rows = DistinctHosts()
    private var hosts = DistinctHosts()
    private var index = CompactIndex<HostDaySightings.Key>()
    private var entries: [Entry] = []
    private var blocks: [[HostBlock]] = []

    mutating func add(_ sightings: HostDaySightings, of host: Int64) {
      let block = HostBlock(host: host)
      rows.add([block])
      if !sightings.entries.isEmpty { hosts.add([block]) }
      for seen in sightings.entries {
        let place = Int(index.insert(seen.key).number)
        guard place < entries.count else {
          entries.append(Entry(key: seen.key, events: seen.events, first: seen.first, last: seen.last, hosts: 0..<0))
          blocks.append([block])
          continue
        }
        entries[place].events += seen.events
        entries[place].first = min(entries[place].first, seen.first)
        entries[place].last = max(entries[place].last, seen.last)
        let end = blocks[place].count - 1
        if blocks[place][end].number == block.number {
          blocks[place][end].bits |= block.bits
        } else {
          blocks[place].append(block)
        }
      }
    }

    consuming func finish() -> DaySightings {
      var flat: [HostBlock] = []
      flat.reserveCapacity(blocks.reduce(0) { $0 + $1.count })
      let ordered = entries.indices.sorted { entries[$0].key < entries[$1].key }.map { place in
        var entry = entries[place]
        entry.hosts = flat.count..<flat.count + blocks[place].count
        flat += blocks[place]
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
