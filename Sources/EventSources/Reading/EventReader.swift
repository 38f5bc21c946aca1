public import RemoteThread

/// Reads the events of files, folders, archives and standard input.
///
/// What an input is shows in its content, never in its name: Windows event logs, JSON, XML or CSV, texts as UTF-8 or
/// UTF-16, plain or in gzip, zstd, xz, bzip2, lz4, zip and tar, in any nesting to a depth of 8. Memory stays the same however long the inputs are.
public struct EventReader: Sendable {
  /// Threads beyond which nothing gets faster: by then what takes the events is the slower part. Each takes memory.
  static let mostJobs = 8

  private let paths: [String]
  private let jobs: Int
  private let options: ReadingOptions
  private var decoders: RecordDecoders

  /// Reads `paths`, in their order, on `jobs` threads: at least 1, and more than 8 as 8.
  ///
  /// `-` is standard input. A folder stands for the files in it and below it, in byte order of their names; hidden
  /// ones too; links to folders are not followed there.
  public init(paths: [String], jobs: Int, options: ReadingOptions = ReadingOptions()) {
    self.init(paths: paths, jobs: jobs, options: options, decoders: .standard)
  }

  /// Reads with decoders of one's own.
  package init(
    paths: [String], jobs: Int, options: ReadingOptions = ReadingOptions(), decoders: RecordDecoders
  ) {
    self.paths = paths
    self.jobs = min(max(1, jobs), Self.mostJobs)
    self.options = options.shared(amongThreads: self.jobs)
    self.decoders = decoders
  }

  /// Bytes of all files as they are now; nil where there is something else, whose end cannot be told. Asks for each file.
  public var fileBytes: Int? {
    var sum = 0
    var walk = InputWalk(paths: paths)
    while let path = walk.next() {
      switch path {
      case .file(let file, isRegular: true): sum += FileKind.size(of: file)
      case .standardInput, .file: return nil
      case .unreadable: break
      }
    }
    return sum
  }

  /// Hands events over in batches, in the order of the inputs and of the records in them.
  ///
  /// The batches of a file are the same for any number of threads, and none is empty or holds more events than a few
  /// MiB of input. Damage never throws: it is in the report. Both closures are called on the calling thread, `progress`
  /// at most ten times a second.
  /// - Throws: what `body` throws, and ``ReadingStopped`` where the reading is strict; nothing is read on then.
  public func read(
    progress: (ReadProgress) -> Void, _ body: ([RemoteThreadEvent]) throws -> Void
  ) throws -> ReadReport {
    try gather(progress: progress, body)
  }

  /// As ``read(progress:_:)``, in the form that counting needs; event logs are not decoded in full for it.
  public func readForCounting(
    progress: (ReadProgress) -> Void, _ body: (EventBatch) throws -> Void
  ) throws -> ReadReport {
    try gather(progress: progress, body)
  }

  /// As ``read(progress:_:)``, in the form that a replay needs where nothing else of the events is asked for; most are not
  /// decoded in full for it.
  public func readStarts(progress: (ReadProgress) -> Void, _ body: (StartBatch) throws -> Void) throws -> ReadReport {
    try gather(progress: progress, body)
  }

  /// As ``read(progress:_:)``, but decodes only those events in full that are not passed over. Many times faster where few
  /// are not. Each thread makes a selection of its own.
  public func readSelected(
    without makeSelection: @escaping @Sendable () -> any EventSelection, progress: (ReadProgress) -> Void,
    _ body: (SelectedEvents) throws -> Void
  ) throws -> ReadReport {
    var reader = self
    reader.decoders.makeSelection = makeSelection
    return try reader.gather(progress: progress, body)
  }

  func gather<Events: EventGathering>(
    progress: (ReadProgress) -> Void, _ body: (Events) throws -> Void
  ) throws -> ReadReport {
    var delivery = Delivery(isStrict: options.isStrict)
    if jobs == 1 {
      try readHere { portion in try delivery.take(portion, progress: progress, body) }
    } else {
      let pool = ReadingPool<Events>(paths: paths, threads: jobs, decoders: decoders, options: options)
      defer { pool.stop() }
      while let portion = pool.next() { try delivery.take(portion, progress: progress, body) }
    }
    return delivery.report
  }

  private func readHere<Events: EventGathering>(_ take: (DecodedPortion<Events>) throws -> Void) throws {
    let decoder = PortionDecoder(decoders, options)
    var walk = InputWalk(paths: paths)
    while let path = walk.next() {
      let input = InputReader(path, recognisesHeader: decoders.recognisesHeader)
      while let portion = input.next() { try take(DecodedPortion(portion, decoder: decoder)) }
    }
  }
}
