import RemoteThread

/// Numbers in print, the same in every locale.
enum Decimals {
  /// `value` rounded to `places` decimals without trailing zeros: `12.5`, `0`, `3.1416`.
  static func text(_ value: Double, places: Int = 4) -> String {
    var (units, places) = (rounded(value, places: places), places)
    while places > 0, units.isMultiple(of: 10) {
      units /= 10
      places -= 1
    }
    return text(units, places: places)
  }

  /// `value` rounded half away from zero to exactly `places` decimals. Magnitudes below 10¹²; it must be finite.
  static func fixed(_ value: Double, places: Int) -> String { text(rounded(value, places: places), places: places) }

  /// `value` in units of the last decimal.
  private static func rounded(_ value: Double, places: Int) -> Int { Int((value * Double(scale(places))).rounded()) }

  private static func text(_ units: Int, places: Int) -> String {
    let sign = units < 0 ? "-" : ""
    let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: UInt(scale(places)))
    guard places > 0 else { return "\(sign)\(whole)" }
    let digits = String(fraction)
    return "\(sign)\(whole).\(String(repeating: "0", count: places - digits.utf8.count))\(digits)"
  }

  private static func scale(_ places: Int) -> Int { (0..<places).reduce(1) { scale, _ in scale * 10 } }

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
