/// Reads Windows event logs and hands their records over as text, of any provider.
public struct EventLogTextReader: Sendable {
  /// A form of text.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// One `<Event>` element a record.
    case xml
    /// One line of JSON a record.
    case ndjson
  }

  private let reader: EventReader

  /// Reads the logs at `paths` (as ``EventReader`` does) on `jobs` threads.
  ///
  /// - Parameter eventIDs: the event ids that are wanted; all where it is empty.
  public init(paths: [String], jobs: Int, eventIDs: [UInt16], options: ReadingOptions = ReadingOptions()) {
    var options = options
    options.logs = .only(eventIDs: eventIDs)
    reader = EventReader(paths: paths, jobs: jobs, options: options)
  }

  /// Hands over whole records, in the order of the inputs and of the records in them. The text is the same for any
  /// number of threads. In the report, `events` are those that were handed over.
  ///
  /// - Throws: what `body` throws, and ``ReadingStopped`` where the reading is strict; nothing is read on then.
  public func read(
    as form: Form, progress: (ReadProgress) -> Void, _ body: (String) throws -> Void
  ) throws -> ReadReport {
    switch form {
    case .xml: try reader.gather(progress: progress) { (texts: LogTexts<LogXML>) in try body(texts.text) }
    case .ndjson: try reader.gather(progress: progress) { (texts: LogTexts<LogJSON>) in try body(texts.text) }
    }
  }
}
