import EventSources
import Reports
import Testing

@Suite("How far a reading is, in one line") struct ReadProgressTests {
  private static func line(_ fileBytes: Int, of all: Int?, after elapsed: Duration, width: Int = 100) -> String {
    ReadAccount.progress(
      ReadProgress(input: "logs/a.gz", bytes: 2_000_000, fileBytes: fileBytes, events: 5_000),
      ReadAccount.Pace(elapsed: elapsed, fileBytes: all), width: width)
  }

  @Test("The rest takes as long for each byte of the files as what was read, packed or not")
  func left() {
    #expect(
      Self.line(250, of: 1000, after: .seconds(2)) == "2.0 MB, 5,000 events, 2,500 events/s, about 6 s left  logs/a.gz")
    #expect(Self.line(1, of: 1000, after: .seconds(2)).contains("about 33 min left"))
    #expect(Self.line(1, of: 100_000, after: .seconds(2)).contains("about 55 h left"))
  }

  @Test("What cannot be told is not said: the rest of a pipe, or a pace before a second has passed")
  func unknown() {
    #expect(Self.line(250, of: nil, after: .seconds(2)) == "2.0 MB, 5,000 events, 2,500 events/s  logs/a.gz")
    #expect(Self.line(250, of: 1000, after: .milliseconds(900)) == "2.0 MB, 5,000 events  logs/a.gz")
    #expect(Self.line(2000, of: 1000, after: .seconds(2)).contains("events/s  logs"))
    #expect(Self.line(250, of: 1000, after: .seconds(2), width: 30).count == 30)
  }
}
