/// What a template holds and where the values of a record go in it, so that the template is read once a chunk and not
/// once a record.
final class TemplatePlan {
  /// Where a template stands: this decides what its outermost element is.
  enum Place: Int {
    /// As the whole record: the element is `Event`.
    case document
    /// In `Event`: the element is `System`, `EventData`, `UserData` or the like.
    case event
    /// In one of these but `System`.
    case data
  }

  /// A data field.
  struct Field {
    /// See ``FieldName/index``; for a name that the record gives, not known before.
    let nameIndex: Int
    /// UTF-16 of the name in the chunk.
    let name: Range<Int>
    /// The value of the record that is the name; nil where it stands in the template.
    let nameValue: Int?
    let source: ValueSource
  }

  enum Step {
    case field(Field)
    /// Binary XML that the record holds as a value.
    case embedded(number: Int, place: Place)
  }

  /// A field whose name stands in the template and whose value is one of the record.
  struct PlainField {
    let nameIndex: Int32
    let nameStart: Int32
    let nameByteCount: Int32
    let number: Int32
  }

  let eventID: ValueSource
  let eventRecordID: ValueSource
  let timeCreated: ValueSource
  let provider: ValueSource
  let computer: ValueSource
  /// Fields and embedded parts, in order.
  let steps: ContiguousArray<Step>
  /// The same once more where all of them are plain fields, as in all templates of Sysmon; else nothing.
  let plainFields: ContiguousArray<PlainField>
  /// Contents of several parts: ``ValueSource/mixture(_:)``.
  let mixtures: ContiguousArray<ContiguousArray<ContentPart>>
  /// How many of the steps are embedded parts.
  let embeddedCount: Int

  init(_ builder: borrowing PlanBuilder) {
    eventID = builder.eventID
    eventRecordID = builder.eventRecordID
    timeCreated = builder.timeCreated
    provider = builder.provider
    computer = builder.computer
    steps = builder.steps
    mixtures = builder.mixtures
    embeddedCount = builder.embeddedCount
    let plain = steps.compactMap { PlainField($0) }
    plainFields = plain.count == steps.count ? ContiguousArray(plain) : []
  }

  /// The plan of nothing.
  private init() {
    (eventID, eventRecordID, timeCreated, provider, computer) = (.none, .none, .none, .none, .none)
    (steps, plainFields, mixtures, embeddedCount) = ([], [], [], 0)
  }

  static let empty = TemplatePlan()

  /// Whether all that it has to give is plain fields.
  var isPlain: Bool { plainFields.count == steps.count }
}

extension TemplatePlan: Sendable {}

extension TemplatePlan.PlainField {
  init?(_ step: TemplatePlan.Step) {
    guard case .field(let field) = step, case .value(let number) = field.source, field.nameValue == nil else {
      return nil
    }
    nameIndex = Int32(field.nameIndex)
    nameStart = Int32(field.name.lowerBound)
    nameByteCount = Int32(field.name.count)
    self.number = Int32(number)
  }
}

/// A template and the values that a record has for it.
struct PlannedInstance {
  let plan: TemplatePlan
  let values: ValueTable

  /// What binary XML without an element comes to.
  static func empty(at offset: Int) -> PlannedInstance {
    PlannedInstance(plan: .empty, values: ValueTable(none: offset))
  }
}
