/// Reads one input for as long as more comes, and the files that take its place.
///
/// One value is used by one thread at a time.
final class FollowedInput {
  private let path: InputPath
  private let recognisesHeader: ([String]) -> Bool
  /// Waits a moment; false where the following is over.
  private let wait: () -> Bool
  private var text: TextReader?
  private var hasBegun = false
  private var isOver = false

  init(_ path: InputPath, recognisesHeader: @escaping ([String]) -> Bool, wait: @escaping () -> Bool) {
    self.path = path
    self.recognisesHeader = recognisesHeader
    self.wait = wait
  }

  /// The next portion, waiting for it; nil where no more can come.
  func next() -> Portion? {
    while !isOver {
      if let text {
        if let portion = text.next() {
          // Not read again from its beginning.
          if !portion.unreadable.isEmpty { isOver = true }
          return portion
        }
        self.text = nil
        isOver = !isFile || !wait()
      } else if let failure = open() {
        return failure
      }
    }
    return nil
  }

  /// Whether another file may take the place of the one at hand.
  private var isFile: Bool { if case .file(_, isRegular: true) = path { true } else { false } }

  /// Opens the input; where it was never open and cannot be opened, says why.
  private func open() -> Portion? {
    do throws(ReadFailure) {
      let source = try PeekedSource(source(), upTo: .firstLine)
      switch ContentKind(head: source.head) {
      case .text(let encoding):
        hasBegun = true
        text = TextReader(
          input: path.label, source: source, encoding: encoding, recognisesHeader: recognisesHeader, isFollowed: true)
      case .empty: isOver = !isFile || !wait()
      case .compressed, .zip, .tar, .evtx: return unreadable(Self.notText)
      }
      return nil
    } catch {
      // A file that was there, and comes back.
      isOver = !hasBegun || !isFile || !wait()
      return hasBegun ? nil : unreadable(error)
    }
  }

  private func unreadable(_ failure: ReadFailure) -> Portion {
    isOver = true
    return Portion(
      input: path.label, format: .json, content: .pieces([]),
      unreadable: [UnreadableInput(input: path.label, reason: failure.reason)])
  }

  /// What is said of packed inputs and of event logs, which are not written from front to back.
  static let notText = ReadFailure(reason: "cannot be followed: only text can, neither packed nor a Windows event log")

  private func source() throws(ReadFailure) -> any ByteSource {
    if case .file(let file, isRegular: true) = path { try FollowedFile(file, wait: wait) } else { try path.open() }
  }
}
