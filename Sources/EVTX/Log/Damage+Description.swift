extension Damage: CustomStringConvertible {
  /// `chunk 3 at offset 0x31000: …`; `header at offset 0x7c: …`.
  public var description: String {
    let place = chunk.map { "chunk \($0)" } ?? "header"
    return "\(place) at offset \(hexadecimal(fileOffset)): \(kind)"
  }
}

extension Damage.Kind: CustomStringConvertible {
  /// What is wrong in one phrase, without the place.
  public var description: String {
    switch self {
    case .logSignature(let found): "the file does not begin with ElfFile but with \(hexadecimal(found))"
    case .logHeaderChecksum(let expected, let computed): checksumText("the header", expected, computed)
    case .blockSize(let claimed): "the header puts the first chunk at \(claimed)"
    case .notClosed: "the log was in use when it was copied"
    case .chunkCount(let claimed, let found): "the header claims \(claimed) chunks, there are \(found)"
    case .chunkCut(let size): "the file ends after \(size) bytes of the chunk"
    case .chunkSignature(let found): "the chunk does not begin with ElfChnk but with \(hexadecimal(found))"
    case .chunkBlank: "the chunk is all zeros"
    case .chunkHeaderChecksum(let expected, let computed): checksumText("the chunk header", expected, computed)
    case .recordsChecksum(let expected, let computed): checksumText("the records", expected, computed)
    case .freeSpaceOffset(let claimed): "the records cannot end at \(claimed) as the chunk header says"
    case .commonOffsets(let count): "\(count) offsets of common strings point out of the chunk"
    case .recordCount(let claimed, let found): "the chunk header counts \(claimed) records, there are \(found)"
    case .recordSignature(let found, let skipped):
      "a record should begin here but \(hexadecimal(UInt64(found))) does; \(skipped) bytes were passed over"
    case .recordSize(let claimed, let skipped):
      "a record claims \(claimed) bytes; \(skipped) bytes were passed over"
    case .recordSizeCopy(let claimed, let copy, 0):
      "a record claims \(claimed) bytes, and \(copy) at its end; it was read"
    case .recordSizeCopy(let claimed, let copy, let skipped):
      "a record claims \(claimed) bytes, and \(copy) at its end; \(skipped) bytes were passed over"
    case .record(let id, let fault): "record \(id) cannot be read: \(fault)"
    }
  }

  private func checksumText(_ what: String, _ expected: UInt32, _ computed: UInt32) -> String {
    "the checksum of \(what) is \(hexadecimal(UInt64(computed))), noted is \(hexadecimal(UInt64(expected)))"
  }
}

extension BinaryXMLFault: CustomStringConvertible {
  /// `at byte 0x23e of the chunk, …`.
  public var description: String { "at byte \(hexadecimal(UInt64(clamping: offset))) of the chunk, \(reason)" }
}

extension BinaryXMLFault.Reason: CustomStringConvertible {
  /// What is wrong in one phrase, without the place.
  public var description: String {
    switch self {
    case .cutShort(let part): "a \(part) is cut short"
    case .token(let token): "a token \(token) that cannot stand there"
    case .nameOffset(let offset): "a name offset of \(offset), which is out of it"
    case .templateOffset(let offset): "a template offset of \(offset), which is out of it"
    case .valueType(let type): "a value of type \(type), which a template cannot hold"
    case .unbalanced: "elements that do not match"
    case .noElement: "no element"
    case .tooDeep(let limit): "parts that lie in one another deeper than \(limit)"
    case .tooLarge(let limit): "a request for more than \(limit) parts or bytes"
    }
  }
}

extension LogFileError: CustomStringConvertible {
  /// The file, what was tried, and the number of the system's error.
  public var description: String {
    switch step {
    case .opening: "\(path): cannot be opened (error \(code))"
    case .reading(let offset): "\(path): cannot be read at offset \(hexadecimal(offset)) (error \(code))"
    }
  }
}

private func hexadecimal(_ number: UInt64) -> String { "0x" + String(number, radix: 16) }
