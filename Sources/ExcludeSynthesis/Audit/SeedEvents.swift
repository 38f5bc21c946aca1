import RemoteThread
import SysmonRules

/// Events made up so that an exclusion matches them, where no recorded one is at hand to start its probes from.
enum SeedEvents {
  /// Events that `exclusion` matches, at most a few; none where no event could be made.
  static func of(_ exclusion: Exclusion) -> [RemoteThreadEvent] {
    let choices = exclusion.isConjunction ? [exclusion.conditions] : exclusion.conditions.map { [$0] }
    let made = choices.flatMap { conditions in addresses(conditions).compactMap { event(conditions, at: $0) } }
    return Array(made.filter { exclusion.matches($0) }.prefix(4))
  }

  private static func addresses(_ conditions: [FieldCondition]) -> [StartAddress?] {
    let pieces = conditions.filter { $0.field == .startAddress }.compactMap(piece)
    let ends = pieces.compactMap { $0.count <= 4 ? StartAddress("0x00007FF89C86" + padded($0)) : StartAddress($0) }
    return ends + [StartAddress(0x0000_7FF8_9C86_5EC0), StartAddress(0xFFFF_F803_1A2B_2460)]
  }

  private static func padded(_ digits: String) -> String { String(repeating: "0", count: 4 - digits.count) + digits }

  private static func event(_ conditions: [FieldCondition], at address: StartAddress?) -> RemoteThreadEvent? {
    func text(_ field: FilterField, _ usual: String) -> String {
      let own = conditions.filter { $0.field == field }
      guard !own.isEmpty else { return usual }
      let candidates = own.flatMap(texts) + [usual] + joined(own) + [FilterEvent.blank]
      return candidates.first { candidate in
        own.allSatisfy { $0.comparison.matches(pattern: $0.value, value: candidate) }
      } ?? usual
    }
    guard
      var event = TupleEvents.event(
        source: text(.sourceImage, #"C:\Windows\System32\taskhostw.exe"#),
        target: text(.targetImage, #"C:\Windows\explorer.exe"#),
        module: text(.startModule, #"C:\Windows\System32\ntdll.dll"#),
        function: text(.startFunction, "TppWorkerThread"), address: address)
    else { return nil }
    event.sourceUser = BlankField.value(text(.sourceUser, #"NT AUTHORITY\SYSTEM"#))
    event.targetUser = BlankField.value(text(.targetUser, #"NT AUTHORITY\SYSTEM"#))
    return event
  }

  /// Texts that `condition` matches by itself.
  private static func texts(of condition: FieldCondition) -> [String] {
    guard let piece = piece(condition) else { return [] }
    let isPath = [.sourceImage, .targetImage, .startModule].contains(condition.field)
    let folder = isPath ? #"C:\Program Files\x\"# : ""
    switch condition.comparison {
    case .is, .isAny: return [piece]
    case .image: return [piece.contains("\\") ? piece : #"C:\Windows\System32\"# + piece]
    case .beginWith: return [piece, piece + (isPath ? "x.exe" : "x"), piece + #"\x.exe"#]
    case .endWith: return [folder + drop(piece), piece]
    default: return [piece, folder + drop(piece), folder + drop(piece) + #"\x.exe"#]
    }
  }

  private static func drop(_ piece: String) -> String { piece.hasPrefix("\\") ? String(piece.dropFirst()) : piece }

  /// One text that begins, goes on and ends as several conditions ask.
  private static func joined(_ conditions: [FieldCondition]) -> [String] {
    func pieces(_ comparisons: [Comparison]) -> String {
      conditions.filter { comparisons.contains($0.comparison) }.compactMap(piece).joined(separator: #"\"#)
    }
    let (start, inside, end) = (
      pieces([.beginWith]), pieces([.contains, .containsAny, .containsAll]), pieces([.endWith])
    )
    return [start + inside + end, start + #"\"# + inside + #"\"# + end]
  }

  /// The value of a positive condition, of a list its first item.
  private static func piece(_ condition: FieldCondition) -> String? {
    guard !condition.isNegative, !condition.value.isEmpty else { return nil }
    guard condition.comparison.takesList else { return condition.value }
    let items = condition.value.split(separator: ";").map { String($0) }
    return condition.comparison == .containsAll ? items.joined(separator: " ") : items.first
  }
}
