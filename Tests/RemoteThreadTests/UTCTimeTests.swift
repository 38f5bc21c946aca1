import RemoteThread
import Testing

@Suite("UtcTime")
struct UTCTimeTests {
  @Test(
    "It prints what it read, to the millisecond",
    arguments: [
      ("2026-03-02 10:00:00.000", "2026-03-02 10:00:00.000"),
      ("2024-02-29T23:59:59.9999999Z", "2024-02-29 23:59:59.999"),
      ("1969-12-31 23:59:59.999", "1969-12-31 23:59:59.999"), ("1601-01-01", "1601-01-01 00:00:00.000"),
      ("2026-03-02\n10:00:00.5", "2026-03-02 10:00:00.500"), ("9999-12-31 23:59:59.999", "9999-12-31 23:59:59.999"),
    ])
  func parse(text: String, printed: String) { #expect(UTCTime(text)?.description == printed) }

  @Test(
    "It never invents a time",
    arguments: [
      "", "-", "2026-02-29 10:00:00.000", "2026-13-01", "2026-03-02 24:00:00.000", "2026-03-02 10:60:00.000",
      "2026-03-02 10:00:00.", "2026-03-02 10:00:00.000+01:00", "0000-01-01", "2026-03-0210:00:00", "٢٠٢٦-03-02",
    ])
  func refuse(text: String) { #expect(UTCTime(text) == nil) }

  @Test(
    "The day before 1970 ends at midnight, and the extremes do not trap",
    arguments: [
      (Int64(-1), Int32(-1), Int32(86_399_999)), (0, 0, 0), (-86_400_000, -1, 0), (-86_400_001, -2, 86_399_999),
    ])
  func days(milliseconds: Int64, day: Int32, inDay: Int32) {
    let time = UTCTime(milliseconds: milliseconds)
    #expect(time.day.number == day)
    #expect(time.millisecondOfDay == inDay)
    #expect(UTCTime(milliseconds: .min).day.number == .min)
    #expect(UTCTime(milliseconds: .max).day.number == .max)
  }
}
