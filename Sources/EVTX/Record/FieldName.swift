/// The name of a data field.
public struct FieldName: ~Escapable {
  /// The number of the name in the ``ChunkReader``: the same for every field of this name in all chunks that it reads,
  /// and small (the first name is 0). -1 once the reader has met 65,536 names; tell them apart by ``utf16``.
  public let index: Int
  /// The name as it stands in the chunk: UTF-16, little-endian.
  public let utf16: RawSpan

  @_lifetime(copy utf16)
  init(index: Int, utf16: RawSpan) {
    self.index = index
    self.utf16 = utf16
  }

  /// The name as text. Costs an allocation where it is long: ask once per ``index``.
  public var text: String { Value(type: .string, bytes: utf16).text }
}
