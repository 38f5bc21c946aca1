/// An event type of Sysmon: the name of its sections in a configuration, and the fields that its filters can name.
///
/// The engine is the same for all of them, so an event type is data. What is known of the engine was established with
/// CreateRemoteThread.
public struct EventType: Sendable, Hashable {
  /// The name of the sections: `CreateRemoteThread`.
  public let name: String
  /// The Event IDs that these sections filter.
  public let eventIDs: [Int]
  /// The first schema version that has the event type.
  public let firstSchema: SchemaVersion
  /// Every field that a filter can name, in the order of the manifest.
  public let fields: [FilterField]
  /// The schema version that a field came with, of those that came later than the event type.
  private let laterSchemas: [FilterField: SchemaVersion]
  /// One more than the highest position of its fields.
  let slots: Int
  /// What filters compare with where every field is blank, at the fields' positions; nil where there is no such field.
  let blankTexts: [FilterText?]

  private init(_ row: EventManifest.Row) {
    name = row.name
    eventIDs = row.eventIDs
    firstSchema = row.firstSchema
    let fields = row.fields.compactMap(FilterField.init(rawValue:))
    self.fields = fields
    laterSchemas = Dictionary(
      fields.compactMap { field in row.laterSchemas[field.rawValue].map { (field, $0) } }
    ) { first, _ in first }
    slots = (fields.map(\.position).max() ?? 0) + 1
    var blanks = [FilterText?](repeating: nil, count: slots)
    for field in fields { blanks[field.position] = FilterText(FilterEvent.blank) }
    blankTexts = blanks
  }

  /// Every event type that has sections, by Event ID.
  public static let all: [EventType] = EventManifest.rows.map(EventType.init)

  /// Event ID 8.
  public static let createRemoteThread = all.first { $0.eventIDs == [8] } ?? all[0]

  /// The event type of the sections of that name, letter case included.
  public static func named(_ name: String) -> EventType? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// Whether events of the type have `field`.
  public func has(_ field: FilterField) -> Bool { field.position < slots && blankTexts[field.position] != nil }

  /// The first schema version in which a section of this type can name `field`, which is one of ``fields``.
  public func firstSchema(of field: FilterField) -> SchemaVersion {
    max(firstSchema, laterSchemas[field] ?? firstSchema)
  }

  /// The first schema version in which an event type has `field`.
  static func firstSchemaOfAny(with field: FilterField) -> SchemaVersion { firstSchemas[field] ?? .newest }

  private static let firstSchemas = Dictionary(
    all.flatMap { type in type.fields.map { ($0, type.firstSchema(of: $0)) } }, uniquingKeysWith: min)
}
