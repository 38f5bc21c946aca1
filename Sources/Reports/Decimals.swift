import RemoteThread

/// Numbers in print, the same in every locale.
enum Decimals {
  /// `value` rounded to `places` decimals without trailing zeros: `12.5`, `0`, `3.1416`.
  static func text(_ value: Double, places: Int = 4) -> String {
    let fixed = fixed(value, places: places)
    guard fixed.contains(".") else { return fixed }
    let trimmed = fixed.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(trimmed.reversed())
  }

  /// `value` rounded half away from zero to exactly `places` decimals. Magnitudes below 10¹²; it must be finite.
  static func fixed(_ value: Double, places: Int) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let units = Int((value * Double(scale)).rounded())
    let sign = units < 0 ? "-" : ""
    let whole = String(units.magnitude / UInt(scale))
    guard places > 0 else { return sign + whole }
    let fraction = String(units.magnitude % UInt(scale))
    return sign + whole + "." + String(repeating: "0", count: places - fraction.count) + fraction
  }

  /// `812 bytes`, `12.4 MB`: powers of 1000.
  static func bytes(_ number: Int) -> String {
    guard number >= 1000 else { return CountText.counted(number, "byte") }
    let units = ["kB", "MB", "GB", "TB", "PB", "EB"]
    var value = Double(number) / 1000
    var unit = 0
    while value >= 999.95, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return "\(fixed(value, places: 1)) \(units[unit])"
  }
}
