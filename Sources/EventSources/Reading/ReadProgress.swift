/// How far a reading has come.
public struct ReadProgress: Sendable {
  /// The input that events were last handed over from, named as in ``Damage/input``.
  public var input: String
  /// Bytes read so far, after decompression.
  public var bytes: Int
  /// Bytes of the files themselves, packed or not, that were read so far: what ``EventReader/fileBytes`` will be at the end.
  public var fileBytes: Int
  /// Events of ID 8 so far.
  public var events: Int

  /// Makes a report of progress.
  public init(input: String, bytes: Int, fileBytes: Int, events: Int) {
    self.input = input
    self.bytes = bytes
    self.fileBytes = fileBytes
    self.events = events
  }
}
