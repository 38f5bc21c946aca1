extension ChunkWalk {
  /// Looks at the header, and decides whether to believe it.
  mutating func open(verifies: Bool, _ damage: (Damage) throws -> Void) rethrows {
    guard let header else { return try openWithoutHeader(damage) }
    if chunk.count < LogChunk.size { try report(.chunkCut(size: chunk.count), at: chunk.count, damage) }
    // Without a checksum nothing tells whether the end of the records is right; walking them does.
    var isTrusted = !header.flags.contains(.withoutChecksums)
    if !header.flags.contains(.withoutChecksums) {
      let computed = ChunkHeader.computedChecksum(chunk)
      if computed != header.checksum {
        isTrusted = false
        try report(.chunkHeaderChecksum(expected: header.checksum, computed: computed), at: 124, damage)
      }
    }
    let badOffsets = ChunkHeader.badCommonOffsets(chunk)
    if badOffsets > 0 { try report(.commonOffsets(count: badOffsets), at: 128, damage) }
    if header.recordsEnd == nil {
      try report(.freeSpaceOffset(claimed: header.freeSpace), at: 48, damage)
    } else if isTrusted {
      trustedEnd = header.recordsEnd
    }
    if verifies { try verifyRecords(damage) }
  }

  private mutating func openWithoutHeader(_ damage: (Damage) throws -> Void) rethrows {
    if chunk.isZero(0..<chunk.count) {
      account.isBlank = true
      return
    }
    if chunk.count < LogChunk.size { try report(.chunkCut(size: chunk.count), at: chunk.count, damage) }
    if chunk.count >= 8 { try report(.chunkSignature(found: chunk.uint64(at: 0) ?? 0), at: 0, damage) }
  }

  /// Compares the checksum over the records, unless the header is wrong already or the chunk is not all there.
  mutating func verifyRecords(_ damage: (Damage) throws -> Void) rethrows {
    guard let header, let trustedEnd, trustedEnd <= chunk.count, !header.flags.contains(.withoutChecksums) else {
      return
    }
    let computed = Checksum.of(chunk, LogChunk.headerSize..<trustedEnd)
    guard computed != header.recordsChecksum else { return }
    try report(.recordsChecksum(expected: header.recordsChecksum, computed: computed), at: 52, damage)
  }
}
