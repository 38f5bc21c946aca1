extension Value {
  /// Appends the value as text, in UTF-8 and as Windows prints it; nothing for a null or malformed one, and for binary
  /// XML. The values of an array are separated by commas.
  ///
  /// Numbers in decimal; hexadecimal types as `0x3e7`; a GUID in lower case and braces; bytes in upper case; times in UTC
  /// with all seven digits that they have; strings up to the first NUL.
  public func append(to text: inout [UInt8]) {
    if type.isArray { return appendArray(to: &text) }
    switch type {
    case .string: text.appendUTF16(bytes)
    case .guid: appendGUID(to: &text)
    case .uint8, .uint16, .uint32, .uint64: if let bits = storedBits { text.append(decimal: bits) }
    case .int8, .int16, .int32, .int64: appendSigned(to: &text)
    case .ansiString: text.appendWindows1252(bytes)
    case .hex32, .hex64, .size: appendHexadecimal(to: &text)
    case .bool: if let bits = storedBits { text.append(bits != 0 ? "true" : "false") }
    case .real32, .real64: appendReal(to: &text)
    case .sid: appendSID(to: &text)
    case .fileTime, .systemTime: appendTime(to: &text)
    case .binary: appendBytes(0..<bytes.byteCount, to: &text)
    case .utf8: appendAll(to: &text)
    default: break
    }
  }

  private func appendSigned(to text: inout [UInt8]) {
    guard let number = storedSigned else { return }
    if number < 0 { text.append(UInt8(ascii: "-")) }
    text.append(decimal: number.magnitude)
  }

  private func appendHexadecimal(to text: inout [UInt8]) {
    guard let bits = storedBits else { return }
    text.append("0x")
    text.append(hexadecimal: bits)
  }

  private func appendReal(to text: inout [UInt8]) {
    let stored = ChunkBytes(bytes)
    if type == .real32, let bits = stored.uint32(at: 0) {
      text.append(contentsOf: Float(bitPattern: bits).description.utf8)
    } else if type == .real64, let bits = stored.uint64(at: 0) {
      text.append(contentsOf: Double(bitPattern: bits).description.utf8)
    }
  }

  /// `{8-4-4-4-12}`: the first three groups are numbers, the rest is bytes ([MS-DTYP] 2.3.4).
  private func appendGUID(to text: inout [UInt8]) {
    let stored = ChunkBytes(bytes)
    guard let first = stored.uint32(at: 0), let second = stored.uint16(at: 4), let third = stored.uint16(at: 6),
      let head = stored.uint16(at: 8), let tail = stored.uint16(at: 10), let end = stored.uint32(at: 12)
    else { return }
    text.append(addingCapacity: 38) { output in
      output.append(UInt8(ascii: "{"))
      output.append(hexadecimal: UInt64(first), digits: 8, alphabet: .lower)
      output.append(UInt8(ascii: "-"))
      output.append(hexadecimal: UInt64(second), digits: 4, alphabet: .lower)
      output.append(UInt8(ascii: "-"))
      output.append(hexadecimal: UInt64(third), digits: 4, alphabet: .lower)
      output.append(UInt8(ascii: "-"))
      output.append(hexadecimal: UInt64(head.byteSwapped), digits: 4, alphabet: .lower)
      output.append(UInt8(ascii: "-"))
      output.append(
        hexadecimal: UInt64(tail.byteSwapped) << 32 | UInt64(end.byteSwapped), digits: 12, alphabet: .lower)
      output.append(UInt8(ascii: "}"))
    }
  }

  /// `S-1-5-18`: revision, authority of 48 bits, and the sub-authorities that the second byte counts ([MS-DTYP] 2.4.2).
  private func appendSID(to text: inout [UInt8]) {
    let stored = ChunkBytes(bytes)
    guard let revision = stored.uint8(at: 0), let count = stored.uint8(at: 1), let high = stored.uint16(at: 2),
      let low = stored.uint32(at: 4), stored.count >= 8 + 4 * Int(count)
    else { return }
    text.append("S-")
    text.append(decimal: UInt64(revision))
    text.append(UInt8(ascii: "-"))
    let authority = UInt64(high.byteSwapped) << 32 | UInt64(low.byteSwapped)
    if authority >> 32 == 0 {
      text.append(decimal: authority)
    } else {
      text.append("0x")
      text.append(hexadecimal: authority, digits: 12)
    }
    for index in 0..<Int(count) {
      text.append(UInt8(ascii: "-"))
      text.append(decimal: UInt64(stored.uint32(at: 8 + 4 * index) ?? 0))
    }
  }

  private func appendTime(to text: inout [UInt8]) {
    if type == .fileTime {
      fileTime.map { $0.append(to: &text) }
    } else {
      SystemTime(bytes).map { $0.append(to: &text) }
    }
  }

  private func appendBytes(_ range: Range<Int>, to text: inout [UInt8]) {
    let stored = ChunkBytes(bytes)
    text.append(addingCapacity: range.count * 2) { output in
      for offset in range {
        output.append(hexadecimal: UInt64(stored.uint8(at: offset) ?? 0), digits: 2, alphabet: .upper)
      }
    }
  }

  private func appendAll(to text: inout [UInt8]) {
    let stored = ChunkBytes(bytes)
    for offset in 0..<stored.count { text.append(stored.uint8(at: offset) ?? 0) }
  }

  private func appendArray(to text: inout [UInt8]) {
    var items = ArrayItems(self)
    var isFirst = true
    while let range = items.next() {
      if !isFirst { text.append(UInt8(ascii: ",")) }
      isFirst = false
      Value(type: type.element, bytes: ChunkBytes(bytes).bytes(range)).append(to: &text)
    }
  }
}
