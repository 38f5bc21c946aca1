/// What was found in a chunk, or in several.
public struct ChunkAccount: Sendable, Hashable {
  /// Whether the slot holds nothing but zeros. At the end of a file it was never used; before used ones it is a damage.
  public var isBlank = false
  /// Whole records, wanted or not; those behind the free space too if they were asked for.
  public var records = 0
  /// Records that were handed out.
  public var matched = 0
  /// Damages named.
  public var damages = 0

  /// Nothing found.
  public init() {}
}
