import EVTX
import Testing

@Suite("Accounts of damage")
struct DamageTests {
  @Test(
    "A damage says what, where, and with which facts",
    arguments: [
      (
        Damage(chunk: 3, fileOffset: 0x31000, kind: .recordsChecksum(expected: 0xCAFE, computed: 0xBEEF)),
        "chunk 3 at offset 0x31000: the checksum of the records is 0xbeef, noted is 0xcafe"
      ),
      (
        Damage(chunk: nil, fileOffset: 42, kind: .chunkCount(claimed: 1, found: 36)),
        "header at offset 0x2a: the header claims 1 chunks, there are 36"
      ),
      (
        Damage(
          chunk: 0, fileOffset: 0x1200,
          kind: .record(id: 7, fault: BinaryXMLFault(offset: 0x23E, reason: .templateOffset(99_999)))),
        "chunk 0 at offset 0x1200: record 7 cannot be read: at byte 0x23e of the chunk, a template offset of 99999, which is out of it"
      ),
    ])
  func text(damage: Damage, text: String) {
    #expect(damage.description == text)
  }
}
