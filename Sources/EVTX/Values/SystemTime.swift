/// A SYSTEMTIME: a time as its parts. Source: [MS-DTYP] 2.3.13.
struct SystemTime {
  private let date: CivilDate
  private let hour: UInt64
  private let minute: UInt64
  private let second: UInt64
  private let milliseconds: UInt64

  /// Nil where the bytes are too few or no time.
  init?(_ bytes: RawSpan) {
    let stored = ChunkBytes(bytes)
    guard let year = stored.uint16(at: 0), let month = stored.uint16(at: 2), let day = stored.uint16(at: 6),
      let hour = stored.uint16(at: 8), let minute = stored.uint16(at: 10), let second = stored.uint16(at: 12),
      let milliseconds = stored.uint16(at: 14)
    else { return nil }
    guard 1601...9999 ~= year, 1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second < 60, milliseconds < 1000
    else { return nil }
    date = CivilDate(year: Int(year), month: Int(month), day: Int(day))
    self.hour = UInt64(hour)
    self.minute = UInt64(minute)
    self.second = UInt64(second)
    self.milliseconds = UInt64(milliseconds)
  }

  var fileTime: FileTime {
    let seconds = UInt64(date.daysSince1601) * 86_400 + hour * 3600 + minute * 60 + second
    return FileTime(rawValue: seconds * FileTime.stepsPerSecond + milliseconds * 10_000)
  }

  /// Appends `2017-12-26T13:10:29.136Z`.
  func append(to text: inout [UInt8]) {
    text.append(date)
    text.append(hour: hour, minute: minute, second: second)
    text.append(decimal: milliseconds, digits: 3)
    text.append(UInt8(ascii: "Z"))
  }
}
