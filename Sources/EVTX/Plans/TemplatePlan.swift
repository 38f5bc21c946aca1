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

  let eventID: ValueSource
  let eventRecordID: ValueSource
  let timeCreated: ValueSource
  let provider: ValueSource
  let computer: ValueSource
  /// Fields and embedded parts, in order.
  let steps: ContiguousArray<Step>
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
  }
}

/// A template and the values that a record has for it.
struct PlannedInstance {
  let plan: TemplatePlan
  let values: ValueTable
  /// Whether one of the values is an array.
  let hasArrays: Bool
}
