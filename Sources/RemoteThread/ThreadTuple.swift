/// What Heddle counts: who starts a thread in whom, and where it starts.
///
/// Strings are folded and, unless asked otherwise, generalised (``PathGeneralisation``). The start class is part
/// of the tuple, so that a kernel start and shellcode, both without StartModule, are never one.
public struct ThreadTuple: Sendable, Hashable, Comparable, Codable {
  /// SourceImage.
  public let source: String
  /// TargetImage.
  public let target: String
  /// Where the thread starts.
  public let start: ThreadStart

  /// Makes a tuple of values that are already folded.
  public init(source: String, target: String, start: ThreadStart) {
    self.source = source
    self.target = target
    self.start = start
  }

  /// The tuple of `event`.
  public init(_ event: RemoteThreadEvent, generalisation: PathGeneralisation = .standard) {
    source = generalisation.apply(to: event.sourceImage)
    target = generalisation.apply(to: event.targetImage)
    start = ThreadStart(event, generalisation: generalisation)
  }

  /// Orders by source, target and start.
  public static func < (left: ThreadTuple, right: ThreadTuple) -> Bool {
    (left.source, left.target, left.start) < (right.source, right.target, right.start)
  }
}
