public import RemoteThread

/// A store that is rebuilt night for night: it forgets old days, keeps things in quarantine, and can go back.
public protocol GenerationStore: BaselineStore {
  /// Runs `body`, all of whose changes are one: kept together, or, on an error or where `keeping` is false, none of them.
  func atomically<Value>(keeping: Bool, _ body: () throws -> Value) throws -> Value

  /// As ``BaselineStore/learn(_:)``, and gives the places of the rows that were counted now, ascending.
  func learnTellingNew(_ batch: EventBatch) throws -> [Int]

  /// Forgets the days before `day`, and the tuples that were seen on no other and about which nobody decided.
  func expire(before day: UTCDay) throws -> ExpiredCounts

  /// Puts a status and its reason in the place of those of a tuple that is there, or of one of its offsets.
  /// - Returns: false where there is no such tuple, and nothing was changed.
  func setStatus(_ status: TupleStatus, reason: String?, of start: TupleStart) throws -> Bool

  /// Every tuple and offset about which something was decided, by whomever: all whose status is not
  /// ``TupleStatus/learned``.
  func standings() throws -> [TupleStart: Standing]

  /// Everything that is kept from being known good, in order, with the days on which it was wide.
  func restrained(_ rollOut: RollOut) throws -> [RestrainedStart]

  /// Distinct hosts on each day with sightings, ascending by day.
  func hostsByDay() throws -> [(day: UTCDay, hosts: Int)]

  /// The last day on which each host was seen.
  func lastDays() throws -> [String: UTCDay]

  /// Every decision of a person, in order.
  func decisions() throws -> [QuarantineDecision]

  /// Keeps a decision. It changes no status.
  func add(_ decision: QuarantineDecision) throws

  /// The files of the inbox as they were when they were read.
  func inboxFiles() throws -> [InboxFile]

  /// Puts files in the place of those that were kept.
  func setInboxFiles(_ files: [InboxFile]) throws

  /// The generations that are kept, oldest first.
  func generations() throws -> [BaselineGeneration]

  /// Adds a generation, forgets all but the newest `count`, and gives the number of the new one.
  func publish(_ generation: BaselineGeneration, keeping count: Int) throws -> Int

  /// Makes the baseline what it was when a generation that is kept was published; later ones are gone then. Decisions
  /// of people stay.
  func restore(_ generation: Int) throws
}
