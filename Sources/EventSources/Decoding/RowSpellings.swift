internal import RemoteThread

/// Makes rows of records whose spelling and computer came before. One value per thread.
///
/// Both are found by keys, which are the bytes that they are decoded from: records with equal keys decode to equal
/// spellings and computers.
struct RowSpellings {
  /// What is known of a spelling or a computer, with its number in the batch at hand.
  private struct Known<Value> {
    let value: Value
    /// Whether the start lies in a known module.
    let hasModule: Bool
    var batch = 0
    var number: Int32 = 0
    /// Whether events are passed over, where that does not rest on the offset; nil where it was not asked for.
    var standing: Bool?
    /// The same by offset, where it does.
    var standings: [UInt16: Bool] = [:]

    init(_ value: Value, hasModule: Bool = false) {
      self.value = value
      self.hasModule = hasModule
    }
  }

  private var spellings: ByteKeyedCache<Known<ThreadSpelling>>
  private var computers: ByteKeyedCache<Known<String>>
  /// The keys of the record at hand; kept to spare the allocation, and for ``learn(_:)``.
  var spellingKey: [UInt8] = []
  var computerKey: [UInt8] = []
  private var selection: (any EventSelection)?
  /// Counts the batches that were begun: numbers in a batch are good for it alone.
  private var batch = 0

  /// Spellings that are remembered, and computers; a fleet's events have some thousands of each.
  static let mostKept = 1 << 15

  /// Offsets of one spelling whose standing is remembered.
  private static let mostStandings = 1 << 10

  /// - Parameter selection: which events are passed over; none where it is nil.
  init(mostKept: Int = Self.mostKept, selection: (any EventSelection)? = nil) {
    self.selection = selection
    spellings = ByteKeyedCache(mostEntries: mostKept)
    computers = ByteKeyedCache(mostEntries: mostKept)
  }

  /// Begins a batch of rows.
  mutating func beginBatch() { batch += 1 }

  /// Forgets the keys of the last record.
  mutating func beginRecord() {
    spellingKey.removeAll(keepingCapacity: true)
    computerKey.removeAll(keepingCapacity: true)
  }

  /// The spelling and computer of the record at hand, as numbers of `events`; nil where one of them is not known.
  mutating func known(in events: inout EventBatch) -> (spelling: Int32, hasModule: Bool, computer: Int32)? {
    guard let spelling = spellings.number(of: spellingKey), let computer = computers.number(of: computerKey) else {
      return nil
    }
    let number = number(of: spelling) { events.add($0) }
    if computers.values[computer].batch != batch {
      computers.values[computer].number = events.add(computer: computers.values[computer].value)
      computers.values[computer].batch = batch
    }
    return (number, spellings.values[spelling].hasModule, computers.values[computer].number)
  }

  /// The spelling of the record at hand, as a number of `events`; nil where it or the computer is not known.
  mutating func known(in events: inout StartBatch) -> Int32? {
    guard let spelling = spellings.number(of: spellingKey), computers.number(of: computerKey) != nil else { return nil }
    return number(of: spelling) { events.add($0) }
  }

  /// The number of a known spelling in the batch at hand, to which `add` adds it where it is new there.
  private mutating func number(of spelling: Int, adding add: (ThreadSpelling) -> Int32) -> Int32 {
    if spellings.values[spelling].batch != batch {
      spellings.values[spelling].number = add(spellings.values[spelling].value)
      spellings.values[spelling].batch = batch
    }
    return spellings.values[spelling].number
  }

  /// Whether the record at hand is an event that is passed over; false where its spelling or its computer is not known.
  mutating func passesOver(startOffset: UInt16) -> Bool {
    guard selection != nil, let number = spellings.number(of: spellingKey), computers.number(of: computerKey) != nil
    else { return false }
    if let standing = spellings.values[number].standing { return standing }
    let spelling = spellings.values[number].value
    guard spelling.startModule != nil, spelling.startFunction == nil else {
      let standing = selection?.passesOver(spelling, offset: nil) ?? false
      spellings.values[number].standing = standing
      return standing
    }
    if let standing = spellings.values[number].standings[startOffset] { return standing }
    if spellings.values[number].standings.count >= Self.mostStandings { spellings.values[number].standings.removeAll() }
    let standing = selection?.passesOver(spelling, offset: startOffset) ?? false
    spellings.values[number].standings[startOffset] = standing
    return standing
  }

  /// Remembers the spelling and computer of the record at hand, which turned out to be `event`.
  mutating func learn(_ event: RemoteThreadEvent) {
    // Without a key the record is none that rows can be made of.
    guard !spellingKey.isEmpty else { return }
    if spellings.number(of: spellingKey) == nil {
      spellings.add(Known(ThreadSpelling(event), hasModule: event.startModule != nil), of: spellingKey)
    }
    if computers.number(of: computerKey) == nil {
      computers.add(Known(EventIdentity(of: event).computer), of: computerKey)
    }
  }
}
