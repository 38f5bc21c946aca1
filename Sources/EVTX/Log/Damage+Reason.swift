extension Damage {
  /// What is wrong, in one short phrase without the place.
  public var reason: String {
    switch kind {
    case .logSignature: "no event log header"
    case .logHeaderChecksum(let expected, let computed): Self.checksum("log header", expected, computed)
    case .blockSize(let claimed): "the header claims to be \(claimed) bytes long"
    case .notClosed: "the log was in use when it was copied"
    case .chunkCount(let claimed, let found): "the header claims \(claimed) chunks, \(found) are there"
    case .chunkCut(let size): "the chunk is cut off after \(size) of \(LogChunk.size) bytes"
    case .chunkSignature: "no chunk header"
    case .chunkBlank: "a chunk of zeros before chunks with records"
    case .chunkHeaderChecksum(let expected, let computed): Self.checksum("chunk header", expected, computed)
    case .recordsChecksum(let expected, let computed): Self.checksum("records", expected, computed)
    case .freeSpaceOffset(let claimed): "the chunk claims that its records end at \(claimed)"
    case .commonOffsets(let count): "\(count) offsets of names or templates point out of the chunk"
    case .recordCount(let claimed, let found): "the chunk claims \(claimed) records, \(found) were found"
    case .recordSignature(_, let skipped): "no record where one should begin; \(skipped) bytes skipped"
    case .recordSize(let claimed, let skipped): "a record claims \(claimed) bytes; \(skipped) bytes skipped"
    case .recordSizeCopy(let claimed, let copy, let skipped):
      "a record's size is \(claimed) at its beginning and \(copy) at its end; \(skipped) bytes skipped"
    case .record(let id, let fault): "record \(id): \(fault.reason.phrase)"
    }
  }

  private static func checksum(_ what: String, _ expected: UInt32, _ computed: UInt32) -> String {
    "the checksum of the \(what) is \(hexadecimal(computed)), noted is \(hexadecimal(expected))"
  }

  private static func hexadecimal(_ number: UInt32) -> String { "0x" + String(number, radix: 16) }
}

extension BinaryXMLFault.Reason {
  /// What is wrong, in one short phrase.
  public var phrase: String {
    switch self {
    case .cutShort(let part): "ends within \(part)"
    case .token(let token): "no binary XML token \(token) may stand here"
    case .nameOffset(let offset): "a name at \(offset), outside of the chunk"
    case .templateOffset(let offset): "a template at \(offset), outside of the chunk"
    case .valueType(let type): "a value of type \(type) where none can stand"
    case .unbalanced: "an element ends that was not begun"
    case .noElement: "no element"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    case .tooLarge(let limit): "larger than \(limit) values"
    }
  }
}
