import EVTX

/// Writes a chunk by hand, plainly, to say in a test what stands in it.
struct SampleChunk {
  private(set) var bytes = [UInt8](repeating: 0, count: LogChunk.headerSize)
  /// Where each record begins.
  private(set) var records: [Int] = []
  var firstRecordID: UInt64 = 1
  private var names: [String: Int] = [:]
  private var templates: [String: Int] = [:]

  init(firstRecordID: UInt64 = 1) { self.firstRecordID = firstRecordID }

  /// Adds a record that is an instance of a template.
  mutating func add(_ template: SampleTemplate, _ values: [SampleValue], writtenTime: UInt64 = 131_587_818_291_368_792)
  {
    addRecord(writtenTime) { chunk in
      chunk.bytes += [0x0F, 1, 1, 0]
      chunk.writeInstance(template, values)
    }
  }

  /// Adds a record that is an element without template.
  mutating func add(fragment root: SampleMarkup) {
    addRecord(0) { chunk in
      chunk.bytes += [0x0F, 1, 1, 0]
      chunk.write(root, isTemplate: false)
      chunk.bytes += [0]
    }
  }

  private mutating func addRecord(_ time: UInt64, _ body: (inout SampleChunk) -> Void) {
    let start = bytes.count
    let id = firstRecordID + UInt64(records.count)
    records.append(start)
    bytes += [0x2A, 0x2A, 0, 0, 0, 0, 0, 0] + id.bytes + time.bytes
    body(&self)
    while bytes.count % 8 != 4 { bytes.append(0) }
    let size = UInt32(bytes.count + 4 - start)
    bytes += size.bytes
    patch(start + 4, size)
  }

  // MARK: Binary XML

  private mutating func writeInstance(_ template: SampleTemplate, _ values: [SampleValue]) {
    bytes += [0x0C, 1] + UInt32(7).bytes
    if let offset = templates[template.name] {
      bytes += UInt32(offset).bytes
    } else {
      let offset = bytes.count + 4
      templates[template.name] = offset
      bytes += UInt32(offset).bytes + UInt32(0).bytes + [UInt8](repeating: 9, count: 16) + UInt32(0).bytes
      let start = bytes.count
      bytes += [0x0F, 1, 1, 0]
      write(template.root, isTemplate: true)
      bytes += [0]
      patch(start - 4, UInt32(bytes.count - start))
    }
    writeValues(values)
  }

  private mutating func writeValues(_ values: [SampleValue]) {
    bytes += UInt32(values.count).bytes
    let descriptors = bytes.count
    bytes += [UInt8](repeating: 0, count: values.count * 4)
    for (index, value) in values.enumerated() {
      let start = bytes.count
      switch value.content {
      case .bytes(let content): bytes += content
      case .instance(let template, let inner, let withHeader):
        if withHeader { bytes += [0x0F, 1, 1, 0] }
        writeInstance(template, inner)
        bytes += [0]
      case .fragment(let root, let withHeader):
        if withHeader { bytes += [0x0F, 1, 1, 0] }
        write(root, isTemplate: false)
        bytes += [0]
      }
      let size = UInt32(bytes.count - start)
      patch(descriptors + index * 4, size | UInt32(value.type.rawValue) << 16)
    }
  }

  private mutating func write(_ markup: SampleMarkup, isTemplate: Bool) {
    switch markup {
    case .element(let name, let attributes, let content):
      writeElement(name, attributes, content, isTemplate)
    case .text(let text): bytes += [0x05, 0x01] + UInt16(text.utf16.count).bytes + text.utf16Bytes
    case .slot(let number, let type, let isOptional):
      bytes += [isOptional ? 0x0E : 0x0D] + UInt16(number).bytes + [type.rawValue]
    case .entity(let name):
      bytes += [0x09]
      writeName(name)
    case .character(let unit): bytes += [0x08] + unit.bytes
    case .cdata(let text): bytes += [0x07] + UInt16(text.utf16.count).bytes + text.utf16Bytes
    case .instruction(let target, let data):
      bytes += [0x0A]
      writeName(target)
      bytes += [0x0B] + UInt16(data.utf16.count).bytes + data.utf16Bytes
    case .template(let template, let values): writeInstance(template, values)
    case .bytes(let content): bytes += content
    }
  }

  private mutating func writeElement(
    _ name: String, _ attributes: [(String, [SampleMarkup])], _ content: [SampleMarkup], _ isTemplate: Bool
  ) {
    bytes += [attributes.isEmpty ? 0x01 : 0x41]
    if isTemplate { bytes += [0xFF, 0xFF] }
    let sizeOffset = bytes.count
    bytes += UInt32(0).bytes
    writeName(name)
    if !attributes.isEmpty {
      let start = bytes.count
      bytes += UInt32(0).bytes
      for (index, attribute) in attributes.enumerated() {
        bytes += [index == attributes.count - 1 ? 0x06 : 0x46]
        writeName(attribute.0)
        for part in attribute.1 { write(part, isTemplate: isTemplate) }
      }
      patch(start, UInt32(bytes.count - start - 4))
    }
    if content.isEmpty {
      bytes += [0x03]
    } else {
      bytes += [0x02]
      for part in content { write(part, isTemplate: isTemplate) }
      bytes += [0x04]
    }
    patch(sizeOffset, UInt32(bytes.count - sizeOffset - 4))
  }

  private mutating func writeName(_ name: String) {
    if let offset = names[name] {
      bytes += UInt32(offset).bytes
      return
    }
    let offset = bytes.count + 4
    names[name] = offset
    bytes += UInt32(offset).bytes + UInt32(0).bytes + UInt16(0).bytes + UInt16(name.utf16.count).bytes
    bytes += name.utf16Bytes + [0, 0]
  }

  // MARK: Header

  mutating func patch(_ offset: Int, _ number: UInt32) {
    bytes.replaceSubrange(offset..<(offset + 4), with: number.bytes)
  }

  /// Adds bytes that are no record.
  mutating func add(bytes more: [UInt8]) { bytes += more }

  /// The whole chunk, with its header and checksums. `freeSpace` is the end of the records if not given.
  func finished(freeSpace: Int? = nil, changing change: (inout [UInt8]) -> Void = { _ in }) -> [UInt8] {
    var chunk = bytes + [UInt8](repeating: 0, count: max(0, LogChunk.size - bytes.count))
    let end = freeSpace ?? bytes.count
    let last = firstRecordID + UInt64(max(1, records.count)) - 1
    chunk.replaceSubrange(0..<8, with: LogChunk.signature.bytes)
    chunk.replaceSubrange(
      8..<40, with: firstRecordID.bytes + last.bytes + firstRecordID.bytes + last.bytes)
    chunk.replaceSubrange(40..<52, with: UInt32(128).bytes + UInt32(records.last ?? 0).bytes + UInt32(end).bytes)
    change(&chunk)
    chunk.replaceSubrange(52..<56, with: plainCRC32(chunk[512..<max(512, min(end, chunk.count))]).bytes)
    chunk.replaceSubrange(124..<128, with: plainCRC32(chunk[0..<120] + chunk[128..<512]).bytes)
    return chunk
  }
}

/// CRC-32 a bit at a time.
func plainCRC32(_ bytes: some Sequence<UInt8>) -> UInt32 {
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB8_8320 }
  }
  return ~crc
}
