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
  /// Its binary XML.
  let body: Range<Int>
  let outer: PlannedInstance
  /// What the first embedded part of `outer` holds.
  let inner: PlannedInstance
  /// Whether all its data is plain fields of `inner`.
  let isPlain: Bool
  let table: NameTable

  @_lifetime(copy chunk)
  init(
    _ header: RecordHeader, isResidual: Bool, chunkFileOffset: UInt64, chunk: ChunkBytes, plans: inout PlanCache
  ) throws(BinaryXMLFault) {
    recordID = header.recordID
    writtenTime = FileTime(rawValue: header.writtenTime)
    fileOffset = chunkFileOffset &+ UInt64(truncatingIfNeeded: header.range.lowerBound)
    self.isResidual = isResidual
    body = header.body
    table = plans.table
    outer = try plans.instance(in: header.body, place: .document, of: chunk)
    guard outer.plan !== TemplatePlan.empty else {
      throw BinaryXMLFault(offset: header.body.lowerBound, reason: .noElement)
    }
    inner = try Self.firstEmbedded(of: outer, in: chunk, plans: &plans)
    self.chunk = chunk
    isPlain =
      outer.plan.steps.count == 1 && outer.plan.embeddedCount == 1 && inner.plan.isPlain && !inner.values.hasArrays
    if isPlain { return }
    var walk = FieldWalk(self)
    if walk.needsCheck { try walk.check() }
  }

  private static func firstEmbedded(
    of outer: PlannedInstance, in chunk: ChunkBytes, plans: inout PlanCache
  ) throws(BinaryXMLFault) -> PlannedInstance {
    guard outer.plan.embeddedCount > 0 else { return .empty(at: outer.values.end) }
    for case .embedded(let number, let place) in outer.plan.steps {
      let stored = try outer.values.value(number, in: chunk)
      guard stored.type == .binaryXML else { break }
      return try plans.instance(in: stored.range, place: place, of: chunk)
    }
    return .empty(at: outer.values.end)
  }
}

// MARK: - System

extension Record {
  /// `System/EventID`.
  public var eventID: UInt16? { systemValue(outer.plan.eventID).wholeNumber.flatMap(UInt16.init(exactly:)) }
  /// `System/EventRecordID`.
  public var eventRecordID: UInt64? { systemValue(outer.plan.eventRecordID).wholeNumber }
  /// `System/TimeCreated/@SystemTime`.
  public var timeCreated: FileTime? { systemValue(outer.plan.timeCreated).fileTime }
  /// `System/Provider/@Name`; a null value where there is none.
  public var providerName: Value { @_lifetime(copy self) get { systemValue(outer.plan.provider) } }
  /// `System/Computer`; a null value where there is none.
  public var computer: Value { @_lifetime(copy self) get { systemValue(outer.plan.computer) } }

  @_lifetime(copy self)
  private func systemValue(_ source: ValueSource) -> Value {
    let stored: StoredValue
    switch source {
    // All values were found to lie within the record before it was handed out.
    case .value(let number): stored = (try? outer.values.value(number, in: chunk)) ?? .null
    case .literal(let type, let range): stored = StoredValue(type: type, range: range)
    case .none, .mixture: stored = .null
    }
    return Value(type: stored.type, bytes: chunk.bytes(stored.range))
  }
}

// MARK: - Data

extension Record {
  /// Calls `body` with each field of `EventData` or `UserData`, in order; an error of it ends the walk.
  ///
  /// A field is an element without elements in it. Its name is its attribute `Name`, as in
  /// `<Data Name="SourceImage">`, else the name of the element. An array gives one call for each of its values.
  public func forEachDataField(_ body: (borrowing FieldName, borrowing Value) throws -> Void) rethrows {
    if isPlain { return try forEachPlainField(body) }
    var walk = FieldWalk(self)
    try walk.fields(body)
  }

  /// The same for nearly all records that there are, without copying plans and counting work.
  private func forEachPlainField(_ body: (borrowing FieldName, borrowing Value) throws -> Void) rethrows {
    var pass = ValuePass(inner.values)
    for field in inner.plan.plainFields {
      let stored = pass.value(Int(field.number), in: chunk)
      let name = Int(field.nameStart)..<(Int(field.nameStart) &+ Int(field.nameByteCount))
      try body(
        FieldName(index: Int(field.nameIndex), utf16: chunk.bytes(name)),
        Value(type: stored.type, bytes: chunk.bytes(stored.range)))
    }
  }
}
