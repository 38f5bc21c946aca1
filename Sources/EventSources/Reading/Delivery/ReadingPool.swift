internal import Foundation

/// Threads that read and decode, ahead of the one that takes the results in order.
///
/// Each thread takes the next portion of an input, which is cheap, and then decodes it, which is not, while another
/// thread takes the portion behind it. Several inputs are read at once, each by one thread at a time.
///
/// Unchecked, because the compiler cannot see the lock. The invariant: stored variables, and those of `Source` and
/// `Slot`, are touched only under `condition`; the reader of a source only by the thread that set `isTaken`.
final class ReadingPool<Events: EventGathering>: @unchecked Sendable {
  /// A portion that was taken, and what came of it.
  private final class Slot {
    var result: DecodedPortion<Events>?
  }

  /// An input that is being read.
  private final class Source {
    let reader: InputReader
    var slots: [Slot] = []
    /// Events of the slots that have a result.
    var heldEvents = 0
    var isTaken = false
    var isAtEnd = false

    init(_ reader: InputReader) { self.reader = reader }
  }

  private let condition = NSCondition()
  private let threads: Int
  private let decoders: RecordDecoders
  private let options: ReadingOptions
  private var walk: InputWalk
  private var isWalked = false
  private var sources: [Source] = []
  private var isStopped = false

  /// Starts `threads` threads on the inputs of `paths`.
  init(paths: [String], threads: Int, decoders: RecordDecoders, options: ReadingOptions) {
    self.threads = threads
    self.decoders = decoders
    self.options = options
    walk = InputWalk(paths: paths)
    for _ in 0..<threads {
      Thread.detachNewThread { [self] in work() }
    }
  }

  /// The next result in order, waiting for it; nil where everything was read.
  func next() -> DecodedPortion<Events>? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result = takeFirst() {
        condition.broadcast()
        return result
      }
      if sources.isEmpty, isWalked { return nil }
      condition.wait()
    }
  }

  /// Lets the threads end. Does not wait for them: one may be waiting for a pipe that no one writes to.
  func stop() {
    condition.lock()
    isStopped = true
    condition.broadcast()
    condition.unlock()
  }

  private func takeFirst() -> DecodedPortion<Events>? {
    while let first = sources.first, first.slots.isEmpty, first.isAtEnd {
      sources.removeFirst()
      condition.broadcast()
    }
    guard let first = sources.first, let result = first.slots.first?.result else { return nil }
    first.slots.removeFirst()
    first.heldEvents -= result.events.held
    return result
  }
}

// On the threads.
extension ReadingPool {
  private func work() {
    let decoder = PortionDecoder(decoders, options)
    while let source = takeSource() {
      let portion = source.reader.next()
      guard let slot = giveBack(source, portion), let portion else { continue }
      let result = DecodedPortion<Events>(portion, decoder: decoder)
      condition.lock()
      slot.result = result
      source.heldEvents += result.events.held
      condition.broadcast()
      condition.unlock()
    }
  }

  /// The first source that may be read on, waiting for one; nil where there is nothing left to do.
  private func takeSource() -> Source? {
    condition.lock()
    defer { condition.unlock() }
    while !isStopped {
      if let source = sources.first(where: { mayRead($0) }) ?? openSource() {
        source.isTaken = true
        return source
      }
      if isWalked, sources.allSatisfy(\.isAtEnd) { return nil }
      condition.wait()
    }
    return nil
  }

  /// Whether `source` can be read on without holding more than there is room for.
  ///
  /// The first source has room of its own, for only its results are being taken.
  private func mayRead(_ source: Source) -> Bool {
    guard !source.isTaken, !source.isAtEnd else { return false }
    if source === sources.first { return hasRoom(source.slots.count, source.heldEvents) }
    return hasRoom(sources.reduce(0) { $0 + $1.slots.count }, sources.reduce(0) { $0 + $1.heldEvents })
  }

  /// Whether more can be held than some portions and the events of those that were decoded.
  ///
  /// Enough for the threads to go on while the results of a whole batch are being dealt with. Few portions are held
  /// undecoded: each thread decodes what it takes.
  private func hasRoom(_ portions: Int, _ events: Int) -> Bool {
    portions < 2 * threads || (portions < Self.mostPortions && events < Events.mostHeld)
  }

  private static var mostPortions: Int { 1024 }

  private func openSource() -> Source? {
    guard !isWalked, sources.count(where: { !$0.isAtEnd }) < threads, sources.count < Self.mostPortions else {
      return nil
    }
    guard let path = walk.next() else {
      isWalked = true
      condition.broadcast()
      return nil
    }
    let source = Source(InputReader(path, recognisesHeader: decoders.recognisesHeader))
    sources.append(source)
    return source
  }

  /// Ends the reading of one portion; gives the slot for its result, or nil at the end of the input.
  private func giveBack(_ source: Source, _ portion: Portion?) -> Slot? {
    condition.lock()
    defer { condition.unlock() }
    source.isTaken = false
    condition.broadcast()
    guard portion != nil else {
      source.isAtEnd = true
      return nil
    }
    let slot = Slot()
    source.slots.append(slot)
    return slot
  }
}
