/// A record of a log. Lives no longer than the call that hands it out; nothing in it is decoded before it is asked for.
public struct Record: ~Escapable {
  /// The number in the record header. Re-exported logs count anew here; ``eventRecordID`` keeps the first number.
  public let recordID: UInt64
  /// When the record was written, from its header. Zero in some re-exported logs; see ``timeCreated``.
  public let writtenTime: FileTime
  /// Where the record begins in the file.
  public let fileOffset: UInt64
  /// Whether it stands behind the end of the chunk's records: deleted, or left from an older use of the chunk.
  public let isResidual: Bool

  let chunk: ChunkBytes

  @_lifetime(copy chunk)
  init(chunk: ChunkBytes) {
    self.chunk = chunk
    recordID = 0
    writtenTime = FileTime(rawValue: 0)
    fileOffset = 0
    isResidual = false
  }

  /// `System/EventID`.
  public var eventID: UInt16? { fatalError("sketch") }
  /// `System/EventRecordID`.
  public var eventRecordID: UInt64? { fatalError("sketch") }
  /// `System/TimeCreated/@SystemTime`.
  public var timeCreated: FileTime? { fatalError("sketch") }
  /// `System/Provider/@Name`; a null value where there is none.
  public var providerName: Value { @_lifetime(copy self) get { fatalError("sketch") } }
  /// `System/Computer`; a null value where there is none.
  public var computer: Value { @_lifetime(copy self) get { fatalError("sketch") } }

  /// Calls `body` with each field of `EventData` or `UserData`, in order.
  public func forEachDataField(_ body: (borrowing FieldName, borrowing Value) throws -> Void) rethrows {
    fatalError("sketch")
  }

  /// The whole record as a tree.
  public func tree() throws(BinaryXMLFault) -> XMLElement { fatalError("sketch") }
  /// The whole record as XML text.
  public func xml() throws(BinaryXMLFault) -> String { fatalError("sketch") }
  /// The whole record as one line of JSON.
  public func json() throws(BinaryXMLFault) -> String { fatalError("sketch") }
}
