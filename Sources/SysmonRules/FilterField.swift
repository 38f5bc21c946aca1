/// A field that a filter can name, of whatever event type.
///
/// Raw values are Sysmon's own names, which are case-sensitive. Which event type has which fields is in ``EventType``.
public struct FilterField: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The place of the name in ``names``.
  let position: Int

  /// Sysmon's name for the field.
  public var rawValue: String { Self.names[position] }

  /// The field of that name; nil where no event type has one.
  public init?(rawValue: String) {
    guard let position = Self.positions[rawValue] else { return nil }
    self.position = position
  }

  private init(at position: Int) { self.position = position }

  /// The field's name.
  public var description: String { rawValue }

  /// By place, which costs less than by name: filters ask for their fields at every event.
  public static func == (left: FilterField, right: FilterField) -> Bool { left.position == right.position }

  /// Hashes the place.
  public func hash(into hasher: inout Hasher) { hasher.combine(position) }

  /// Orders as CreateRemoteThread's manifest does, and all other fields behind, by name.
  public static func < (left: FilterField, right: FilterField) -> Bool { left.position < right.position }

  /// `RuleName`: always `-` to a filter, for it is set by filtering.
  public static let ruleName = FilterField(at: 0)
  /// `UtcTime`.
  public static let utcTime = FilterField(at: 1)
  /// `SourceProcessGuid`.
  public static let sourceProcessGuid = FilterField(at: 2)
  /// `SourceProcessId`.
  public static let sourceProcessId = FilterField(at: 3)
  /// `SourceImage`.
  public static let sourceImage = FilterField(at: 4)
  /// `TargetProcessGuid`.
  public static let targetProcessGuid = FilterField(at: 5)
  /// `TargetProcessId`.
  public static let targetProcessId = FilterField(at: 6)
  /// `TargetImage`.
  public static let targetImage = FilterField(at: 7)
  /// `NewThreadId`.
  public static let newThreadId = FilterField(at: 8)
  /// `StartAddress`: `0x` and 16 digits, 8 on 32-bit Windows.
  public static let startAddress = FilterField(at: 9)
  /// `StartModule`.
  public static let startModule = FilterField(at: 10)
  /// `StartFunction`.
  public static let startFunction = FilterField(at: 11)
  /// `SourceUser` (schema 4.80).
  public static let sourceUser = FilterField(at: 12)
  /// `TargetUser` (schema 4.80).
  public static let targetUser = FilterField(at: 13)

  /// CreateRemoteThread's fields in the order of the manifest (schema 4.80 and later), then every other name once.
  static let names: [String] = {
    let first = [
      "RuleName", "UtcTime", "SourceProcessGuid", "SourceProcessId", "SourceImage", "TargetProcessGuid",
      "TargetProcessId", "TargetImage", "NewThreadId", "StartAddress", "StartModule", "StartFunction", "SourceUser",
      "TargetUser",
    ]
    return first + Set(EventManifest.rows.flatMap(\.fields)).subtracting(first).sorted()
  }()

  private static let positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
}
