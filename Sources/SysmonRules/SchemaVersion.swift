import Foundation

/// The schemaversion of a configuration, as Sysmon reads it: `4.1` is 4.10 and `4` is 4.00.
public struct SchemaVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number before the point.
  public let major: Int
  /// The hundredths after the point, 0 to 99.
  public let minor: Int

  /// Makes a version of its two numbers.
  public init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Makes version 4.81 of 481.
  init(hundredths: Int) { self.init(major: hundredths / 100, minor: hundredths % 100) }

  /// Reads the decimal number at the beginning of `text`, rounded to hundredths, as the engine does (it calls C++'s
  /// `std::stod`, and prints with `%.2f`): `4.901`, ` 4.90` and `4.90b` are 4.90, `04.5` is 4.50, `4,90` is 4.00.
  ///
  /// Nil where there is no such number, or one below 0 or above 65,535: the engine takes none of these.
  public init?(_ text: String) {
    let bytes = Array(text.utf8.drop { $0 == 0x20 || (0x09...0x0D).contains($0) })
    let number = Self.decimal(at: bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...])
    guard let number, let value = Double(number), value < 65_536 else { return nil }
    let parts = String(format: "%.2f", value).split(separator: ".").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    self.init(major: parts[0], minor: parts[1])
  }

  /// Digits with at most one point among them, and an exponent behind; nil where there is no digit, and for the
  /// hexadecimal numbers that `std::stod` takes too.
  private static func decimal(at bytes: ArraySlice<UInt8>) -> String? {
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let whole = bytes.prefix(while: isDigit)
    var rest = bytes[whole.endIndex...]
    if whole.elementsEqual([UInt8(ascii: "0")]), rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "x") { return nil }
    let fraction = rest.first == UInt8(ascii: ".") ? rest.dropFirst().prefix(while: isDigit) : []
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    if !fraction.isEmpty { rest = bytes[fraction.endIndex...] }
    let mantissa = String(decoding: whole, as: UTF8.self) + "." + String(decoding: fraction, as: UTF8.self) + "0"
    guard rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") else { return "0" + mantissa }
    let sign = rest.dropFirst().prefix(1).filter { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    let power = rest.dropFirst(1 + sign.count).prefix(while: isDigit)
    guard !power.isEmpty else { return "0" + mantissa }
    return "0" + mantissa + "e" + String(decoding: sign + power, as: UTF8.self)
  }

  /// The oldest version that the engine takes.
  public static let oldestAccepted = SchemaVersion(major: 4, minor: 0)
  /// The newest version in the published manifest, and the one that Heddle writes.
  public static let newest = SchemaVersion(major: 4, minor: 90)
  /// Up to here the filters of a section outside a RuleGroup are joined by `or`, later by `and`.
  static let lastJoiningByOr = SchemaVersion(major: 4, minor: 10)

  /// Orders by age.
  public static func < (left: SchemaVersion, right: SchemaVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  /// `4.90`.
  public var description: String { "\(major)." + (minor < 10 ? "0" : "") + String(minor) }
}
