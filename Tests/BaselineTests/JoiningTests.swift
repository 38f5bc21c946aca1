import Baseline
import RemoteThread
import Testing

@Suite("Joining values")
struct JoiningTests {
  @Test("Of two sightings the larger count and the wider span are kept")
  func sightings() {
    let tuple = ThreadTuple(source: "a", target: "b", start: ThreadStart(module: "m"))
    let sighting = { (events: Int, first: Int64, last: Int64) in
      Sighting(
        tuple: tuple, offset: 1, host: "h", day: UTCDay(number: 0), events: events,
        seen: UTCTime(milliseconds: first)...UTCTime(milliseconds: last))
    }
    #expect(sighting(3, 5, 9).joined(with: sighting(2, 1, 6)) == sighting(3, 1, 9))
    #expect(sighting(2, 1, 6).joined(with: sighting(3, 5, 9)) == sighting(3, 1, 9))
  }

  @Test("Of two spellings the smaller in bytes is kept, whichever came first")
  func examples() {
    let composed = TupleExample(source: "\u{E9}", target: "B", module: nil, function: "f")
    let combined = TupleExample(source: "e\u{301}", target: "a", module: "m", function: nil)
    for merged in [composed.merged(with: combined), combined.merged(with: composed)] {
      #expect(Array(merged.source.utf8) == Array("e\u{301}".utf8))
      #expect([merged.target, merged.module, merged.function] == ["B", "m", "f"])
    }
  }

  @Test(
    "Of two decisions the stricter is kept, of two reasons for it the smaller",
    arguments: [
      ((.learned, "a"), (.approved, nil), (.approved, nil)),
      ((.approved, "a"), (.quarantined, "b"), (.quarantined, "b")),
      ((.approved, "b"), (.approved, "a"), (.approved, "a")),
      ((.approved, nil), (.approved, "a"), (.approved, "a")),
    ] as [((TupleStatus, String?), (TupleStatus, String?), (TupleStatus, String?))])
  func decisions(
    left: (status: TupleStatus, reason: String?), right: (status: TupleStatus, reason: String?),
    joined: (status: TupleStatus, reason: String?)
  ) {
    #expect(TupleDecision.joined(left, right) == joined)
    #expect(TupleDecision.joined(right, left) == joined)
    #expect(TupleDecision.joined(nil, right) == right)
  }
}
