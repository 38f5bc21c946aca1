/// Values that Sysmon takes and that are hardly spelled as the field is.
extension ValueCheck {
  /// A file name where the whole path is compared. Next to certain: the kernel's own processes have names without a folder,
  /// but `System` and its like have no such ending.
  var fileName: ConfigurationFinding? {
    guard condition.comparison == .is, condition.verdict == .sometimes, FieldShape(of: condition.field) == .path,
      !condition.value.utf8.contains(UInt8(ascii: "\\")),
      [".exe", ".dll", ".sys", ".com", ".scr"].contains(where: condition.value.lowercased().hasSuffix)
    else { return nil }
    return finding(
      .warning, .neverMatches, "never matches: \(condition.field.rawValue) is a whole path, and this is a file name",
      "write condition=\"image\"")
  }

  /// An address of 32-bit Windows. On 64-bit Windows Sysmon fills it up with zeros, and not one is equal to it.
  var shortAddress: ConfigurationFinding? {
    guard condition.comparison == .is, condition.verdict == .sometimes,
      FieldShape(of: condition.field) == .address, condition.value.utf8.count == 10
    else { return nil }
    return finding(
      .note, .neverMatches, "matches on 32-bit Windows only: on 64-bit Windows an address has 16 digits",
      "write '0x00000000\(condition.value.dropFirst(2))'")
  }

  var listSeparator: ConfigurationFinding? {
    guard !condition.comparison.takesList, condition.value.utf8.contains(UInt8(ascii: ";")),
      [.path, .name].contains(FieldShape(of: condition.field)) || Self.names.contains(condition.field.rawValue)
    else { return nil }
    let list: [Comparison: Comparison] = [
      .is: .isAny, .isNot: .excludesAny, .contains: .containsAny, .excludes: .excludesAny,
    ]
    return finding(
      .warning, .listInPlainCondition, "';' separates nothing here: it is a character like any",
      list[condition.comparison].map { "write condition=\"\($0.rawValue)\", or one filter for each value" }
        ?? "write one filter for each value")
  }

  /// Fields that hold one name, in which a `;` is as rare as in a path.
  private static let names: Set = [
    "TargetFilename", "PipeName", "QueryName", "SourceHostname", "DestinationHostname", "OriginalFileName",
  ]

  var percentSign: ConfigurationFinding? {
    guard condition.value.utf8.contains(UInt8(ascii: "%")) else { return nil }
    return finding(
      .warning, .percentSign,
      "Windows expands '%' as a variable of the event's session, and where that fails the filter does not match",
      "write the path itself")
  }

  var invisible: ConfigurationFinding? {
    let hidden = condition.value.unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .format || scalar.value == 0xFFFD || scalar.value == 0xA0
    }
    return hidden
      ? finding(
        .warning, .invisibleCharacter, "the value has an invisible or unreadable character", "type the value anew")
      : nil
  }
}
