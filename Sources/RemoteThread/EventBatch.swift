/// Events as counting needs them: spellings and computers, each of which many events share, and a small row for each
/// event.
///
/// Equal to the events it was made of in all that a baseline counts.
public struct EventBatch: Sendable {
  /// One event.
  public struct Row: Sendable, Hashable {
    /// Place in ``EventBatch/spellings``.
    public let spelling: Int32
    /// Place in ``EventBatch/computers``.
    public let computer: Int32
    /// The start offset, where the start lies in a known module.
    public let offset: UInt16?
    /// UtcTime.
    public let utcTime: UTCTime
    /// How the event is told from others of the same computer and time.
    public let discriminator: EventIdentity.Discriminator

    /// Makes a row.
    public init(
      spelling: Int32, computer: Int32, offset: UInt16?, utcTime: UTCTime, discriminator: EventIdentity.Discriminator
    ) {
      self.spelling = spelling
      self.computer = computer
      self.offset = offset
      self.utcTime = utcTime
      self.discriminator = discriminator
    }
  }

  /// Spellings, in the order in which they came.
  public private(set) var spellings: [ThreadSpelling] = []
  /// Computers, folded.
  public private(set) var computers: [String] = []
  /// The events, in their order.
  public private(set) var rows: [Row] = []
  private var spellingNumbers: [ThreadSpelling: Int32] = [:]
  /// Numbers of instances that came before: which one it is costs less to find out than what it says.
  private var instanceNumbers: [SpellingInstance: Int32] = [:]
  private var computerNumbers: [ExactText: Int32] = [:]

  /// A batch of nothing.
  public init() {}

  /// A batch of `events`.
  public init(_ events: some Sequence<RemoteThreadEvent>) {
    self.init()
    for event in events { append(event) }
  }

  /// Whether it holds no event.
  public var isEmpty: Bool { rows.isEmpty }

  /// Number of events.
  public var count: Int { rows.count }

  /// Adds an event.
  public mutating func append(_ event: RemoteThreadEvent) {
    let identity = EventIdentity(of: event)
    append(
      Row(
        spelling: number(of: ThreadSpelling(event)), computer: number(ofComputer: identity.computer),
        offset: event.startOffset, utcTime: identity.utcTime, discriminator: identity.discriminator))
  }

  /// Adds a row, whose numbers this batch gave.
  public mutating func append(_ row: Row) { rows.append(row) }

  /// Adds the events of `other` that `isWanted` says yes to.
  public mutating func append(_ other: EventBatch, where isWanted: (Row) -> Bool = { _ in true }) {
    var spellings = [Int32?](repeating: nil, count: other.spellings.count)
    var computers = [Int32?](repeating: nil, count: other.computers.count)
    for row in other.rows where isWanted(row) {
      let spelling = spellings[Int(row.spelling)] ?? number(of: other.spellings[Int(row.spelling)])
      let computer = computers[Int(row.computer)] ?? number(ofComputer: other.computers[Int(row.computer)])
      spellings[Int(row.spelling)] = spelling
      computers[Int(row.computer)] = computer
      rows.append(
        Row(
          spelling: spelling, computer: computer, offset: row.offset, utcTime: row.utcTime,
          discriminator: row.discriminator))
    }
  }

  /// Adds a spelling and gives its number, without looking whether it came before: where it did, it stands there twice,
  /// which changes no count.
  public mutating func add(_ spelling: ThreadSpelling) -> Int32 {
    spellings.append(spelling)
    return Int32(spellings.count - 1)
  }

  /// Adds a computer's folded name, as ``add(_:)`` does a spelling.
  public mutating func add(computer folded: String) -> Int32 {
    computers.append(folded)
    return Int32(computers.count - 1)
  }

  /// The number of a spelling, a new one where it did not come before.
  public mutating func number(of spelling: ThreadSpelling) -> Int32 {
    let instance = SpellingInstance(spelling)
    if let number = instanceNumbers[instance] { return number }
    let number = spellingNumbers[spelling] ?? add(spelling)
    instanceNumbers[instance] = number
    spellingNumbers[spelling] = number
    return number
  }

  /// The number of a computer's folded name, a new one where it did not come before.
  public mutating func number(ofComputer folded: String) -> Int32 {
    let exact = ExactText(folded)
    if let number = computerNumbers[exact] { return number }
    let number = add(computer: folded)
    computerNumbers[exact] = number
    return number
  }
}
