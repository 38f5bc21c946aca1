/// The account of what was read: every input and every record is in one of its counts.
public struct ReadReport: Sendable, Equatable {
  /// Inputs of a known format that were read, whole or in part. Members of archives and standard input count as one each.
  public var inputs = 0
  /// Bytes of those inputs after decompression.
  public var bytes = 0
  /// Records of Event ID 8.
  public var events = 0
  /// Whole records of other event ids.
  public var otherEvents = 0
  /// Damaged records of texts, all of them.
  public var damaged = 0
  /// Damages of event logs by which records may be lost, all of them.
  public var logDamages = 0
  /// Places in the headers of event logs that are stale or wrong without loss.
  public var stale = 0
  /// The first damaged records: at most ``damagesPerInput`` of each input and ``listLimit`` overall.
  public var damages: [Damage] = []
  /// The first ``listLimit`` inputs with damage, each with all its damages counted, in the order of reading.
  public var damagedInputs: [DamagedInput] = []
  /// The first ``listLimit`` inputs that could not be opened, recognised or read to their end.
  public var unreadable: [UnreadableInput] = []
  /// Inputs that could not be opened, recognised or read to their end, all of them.
  public var unreadableCount = 0

  /// Damaged records listed of one input.
  public static let damagesPerInput = 10
  /// The longest that ``damages`` and ``unreadable`` become.
  public static let listLimit = 100

  /// Whether everything was read that was there to read.
  public var isWhole: Bool { damaged == 0 && logDamages == 0 && unreadableCount == 0 }

  /// An account of nothing.
  public init() {}
}

/// How much of an input is damaged.
public struct DamagedInput: Sendable, Equatable {
  /// The input, named as in ``Damage/input``.
  public var input: String
  /// Its damages that lose records.
  public var damaged: Int
  /// Its damages that lose none.
  public var stale: Int

  /// Counts the damages of an input.
  public init(input: String, damaged: Int, stale: Int) {
    self.input = input
    self.damaged = damaged
    self.stale = stale
  }
}
