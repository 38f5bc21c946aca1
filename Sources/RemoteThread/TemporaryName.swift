/// A shape of random name: a fixed beginning, a random middle of bounded length, a fixed end.
struct TemporaryName {
  let prefix: [UInt8]
  let suffix: [UInt8]
  let randomLength: ClosedRange<Int>
  let isRandom: @Sendable (UInt8) -> Bool

  /// The name with its random part replaced.
  var replacement: [UInt8] { prefix + [PathComponent.wildcard] + suffix }

  func matches(_ name: [UInt8]) -> Bool {
    guard name.count >= prefix.count + suffix.count, name.starts(with: prefix),
      name.suffix(suffix.count).elementsEqual(suffix)
    else { return false }
    let middle = name[prefix.count..<(name.count - suffix.count)]
    return randomLength.contains(middle.count) && middle.allSatisfy(isRandom)
  }

  /// Inno Setup, NSIS, 7-Zip SFX, PyInstaller, Windows Installer, GetTempFileName and its imitators.
  static let patterns: [TemporaryName] = [
    .init("is-", 5...6, ".tmp", alphanumeric),
    .init("ns", 2...8, ".tmp", alphanumeric),
    .init("7zs", 6...8, "", hexadecimal),
    .init("7zs", 6...8, ".tmp", hexadecimal),
    .init("_mei", 2...10, "", digits),
    .init("msi", 1...8, ".tmp", hexadecimal),
    .init("tmp", 1...8, ".tmp", hexadecimal),
    .init("~df", 1...20, ".tmp", hexadecimal),
  ]

  private init(
    _ prefix: String, _ randomLength: ClosedRange<Int>, _ suffix: String,
    _ isRandom: @escaping @Sendable (UInt8) -> Bool
  ) {
    self.prefix = Array(prefix.utf8)
    self.suffix = Array(suffix.utf8)
    self.randomLength = randomLength
    self.isRandom = isRandom
  }

  private static let digits: @Sendable (UInt8) -> Bool = { PathComponent.isDigit($0) }
  private static let hexadecimal: @Sendable (UInt8) -> Bool = { PathComponent.isHexDigit($0) }
  private static let alphanumeric: @Sendable (UInt8) -> Bool = {
    PathComponent.isDigit($0) || PathComponent.isLetter($0)
  }
}
