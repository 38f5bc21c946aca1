internal import Foundation
public import RemoteThread

/// Reads the events of texts that are still being written, as they come.
///
/// Takes files, the files that are in folders when the following begins, pipes and standard input; JSON, XML or CSV that is
/// neither packed nor a Windows event log. What is there is read first. A file may be rotated: renamed and made anew, cut,
/// or written anew from its beginning. What is written to a file and cut off again between two looks (a fifth of a second)
/// cannot be seen.
public struct EventFollower: Sendable {
  /// Inputs that are followed at once, each by a thread.
  public static let mostInputs = 256

  private let paths: [String]
  private let options: ReadingOptions
  private let decoders: RecordDecoders

  /// Follows `paths`; `-` is standard input.
  public init(paths: [String], options: ReadingOptions = ReadingOptions()) {
    self.paths = paths
    self.options = options
    decoders = .standard
  }

  /// Something that came.
  public struct Batch: Sendable {
    /// The input it came from, named as in ``Damage/input``.
    public let input: String
    /// Events, in the order of their records; may be empty.
    public let events: [RemoteThreadEvent]
    /// Records of other event ids.
    public let otherEvents: Int
    /// Damaged records, all of them.
    public let damaged: Int
    /// The first of them.
    public let damages: [Damage]
    /// Inputs that are not read any further.
    public let unreadable: [UnreadableInput]

    /// Whether everything was read that was there to read.
    public var isWhole: Bool { damaged == 0 && unreadable.isEmpty }
  }

  /// Hands over what comes, until every input has ended or `isOver` says so, which is asked five times a second.
  ///
  /// Batches of one input come in the order in which they stand there; those of several as they come. `body` is called on the
  /// calling thread.
  /// - Throws: what `body` throws, and ``FollowingError`` where there are too many inputs.
  public func follow(isOver: @escaping @Sendable () -> Bool = { false }, _ body: (Batch) throws -> Void) throws {
    var inputs: [InputPath] = []
    var walk = InputWalk(paths: paths)
    while let input = walk.next() {
      guard inputs.count < Self.mostInputs else { throw FollowingError.tooManyInputs(most: Self.mostInputs) }
      inputs.append(input)
    }
    let queue = FollowedQueue(inputs: inputs.count, isOver: isOver)
    defer { queue.stop() }
    for input in inputs { start(input, queue) }
    while let portion = queue.next() { try body(Batch(portion)) }
  }

  private func start(_ path: InputPath, _ queue: FollowedQueue) {
    Thread.detachNewThread { [decoders, options] in
      let decoder = PortionDecoder(decoders, options)
      let input = FollowedInput(path, recognisesHeader: decoders.recognisesHeader, wait: queue.wait)
      while let portion = input.next(), queue.put(DecodedPortion(portion, decoder: decoder)) {}
      queue.end()
    }
  }
}

/// Why nothing is followed.
public enum FollowingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// There are more inputs than threads.
  case tooManyInputs(most: Int)

  /// One sentence.
  public var description: String {
    switch self {
    case .tooManyInputs(let most): "more than \(most) inputs cannot be followed at once"
    }
  }
}

extension EventFollower.Batch {
  init(_ portion: DecodedPortion<[RemoteThreadEvent]>) {
    input = portion.input
    events = portion.events
    otherEvents = portion.otherEvents
    damaged = portion.damaged
    damages = portion.damages
    unreadable = portion.unreadable
  }
}
