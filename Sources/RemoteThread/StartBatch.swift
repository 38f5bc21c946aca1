/// Events as a replay needs them: spellings, each of which many events share, and where each event starts.
///
/// Of all that filters can ask for, this holds SourceImage, TargetImage, StartModule, StartFunction and StartAddress.
public struct StartBatch: Sendable {
  /// One event.
  public struct Row: Sendable, Hashable {
    /// Place in ``StartBatch/spellings``.
    public let spelling: Int32
    /// StartAddress; nil where the export dropped it.
    public let startAddress: StartAddress?

    /// Makes a row.
    public init(spelling: Int32, startAddress: StartAddress?) {
      self.spelling = spelling
      self.startAddress = startAddress
    }
  }

  /// Spellings, in the order in which they came; one may stand there twice.
  public private(set) var spellings: [ThreadSpelling] = []
  /// The events, in their order.
  public private(set) var rows: [Row] = []
  private var spellingNumbers: [ThreadSpelling: Int32] = [:]

  /// A batch of nothing.
  public init() {}

  /// Number of events.
  public var count: Int { rows.count }

  /// Adds an event.
  public mutating func append(_ event: RemoteThreadEvent) {
    let spelling = ThreadSpelling(event)
    let number = spellingNumbers[spelling] ?? add(spelling)
    spellingNumbers[spelling] = number
    append(Row(spelling: number, startAddress: event.startAddress))
  }

  /// Adds a row, whose number this batch gave.
  public mutating func append(_ row: Row) { rows.append(row) }

  /// Adds a spelling and gives its number, without looking whether it came before.
  public mutating func add(_ spelling: ThreadSpelling) -> Int32 {
    spellings.append(spelling)
    return Int32(spellings.count - 1)
  }
}
