import RemoteThread
import TestSupport
import Testing

@Suite("A batch holds what counting needs of its events") struct EventBatchTests {
  private let events = [
    RemoteThreadEvent.sample(recordID: 1),
    .sample(computer: "ws01", recordID: 2, sourceImage: #"c:\windows\system32\CSRSS.EXE"#),
    .sample(computer: "WS02", recordID: nil, startModule: nil, startFunction: nil),
    .sample(recordID: 4, startAddress: nil, startFunction: "-"),
    .sample(recordID: 5),
  ]

  @Test("Every row says what its event says")
  func rows() {
    let batch = EventBatch(events)
    #expect(batch.count == events.count)
    for (row, event) in zip(batch.rows, events) { expect(row, of: batch, toSay: event) }
  }

  @Test("A spelling and a computer stand once")
  func once() {
    let batch = EventBatch(events)
    #expect(batch.spellings.count == 4)
    #expect(batch.computers == ["ws01", "ws02"])
  }

  @Test("Spellings are told apart byte by byte")
  func bytes() {
    let composed = RemoteThreadEvent.sample(targetImage: "C:\\\u{E9}.exe")
    let decomposed = RemoteThreadEvent.sample(targetImage: "C:\\e\u{301}.exe")
    #expect(EventBatch([composed, decomposed]).spellings.count == 2)
  }

  @Test("A batch joined from parts is the batch of the whole, less what is not wanted")
  func joined() {
    var joined = EventBatch(events.prefix(2))
    joined.append(EventBatch(events.dropFirst(2))) { $0.discriminator != .recordID(4) }
    let wanted = events.filter { $0.recordID != 4 }
    #expect(joined.count == wanted.count)
    #expect(joined.spellings.count == 3)
    for (row, event) in zip(joined.rows, wanted) { expect(row, of: joined, toSay: event) }
  }

  private func expect(_ row: EventBatch.Row, of batch: EventBatch, toSay event: RemoteThreadEvent) {
    let identity = EventIdentity(of: event)
    let spelling = batch.spellings[Int(row.spelling)]
    #expect(ThreadTuple(spelling) == ThreadTuple(event))
    #expect(ThreadTuple(spelling, generalisation: .none) == ThreadTuple(event, generalisation: .none))
    #expect(spelling.sourceImage.rawValue == event.sourceImage.rawValue)
    #expect(batch.computers[Int(row.computer)] == identity.computer)
    #expect(row.offset == event.startOffset)
    #expect(row.utcTime == identity.utcTime && row.discriminator == identity.discriminator)
  }
}
