/// How inputs are read.
public struct ReadingOptions: Sendable, Hashable {
  /// Whether the first damage ends the reading. Checksums of event logs are compared then, too.
  public var isStrict: Bool
  /// Whether event logs are also read behind the end of their records, where older records remain.
  public var readsResidual: Bool
  /// What is wanted of event logs.
  var logs = LogSelection.events
  /// Spellings that each thread remembers.
  private(set) var mostSpellings = RowSpellings.mostKept

  /// Reads over damages, and no residual records unless asked.
  public init(isStrict: Bool = false, readsResidual: Bool = false) {
    self.isStrict = isStrict
    self.readsResidual = readsResidual
  }

  /// The same for each of some threads, which together take no more memory than two do.
  func shared(amongThreads threads: Int) -> ReadingOptions {
    var options = self
    options.mostSpellings = max(1024, 2 * RowSpellings.mostKept / max(2, threads))
    return options
  }
}

/// What is wanted of Windows event logs.
enum LogSelection: Sendable, Hashable {
  /// Event ID 8, beside that of other inputs. Ids alone: whether a provider is Sysmon is for the same rule to say as in
  /// every other format.
  case events
  /// Records with one of some event ids (with any, where there are none), and nothing of other inputs.
  case only(eventIDs: [UInt16])

  /// The ids that are wanted; all where it is empty.
  var eventIDs: [UInt16] {
    switch self {
    case .events: [8]
    case .only(let eventIDs): eventIDs
    }
  }
}
