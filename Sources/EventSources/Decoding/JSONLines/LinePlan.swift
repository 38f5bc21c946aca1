internal import RemoteThread

/// Which values of the lines of one shape mean what.
///
/// What a value means depends on names and on where they stand, both of which lines of one shape share, and on which values
/// are `null`, which is part of the shape. Lists of names and values are the exception: lines with them have no ``row``.
struct LinePlan {
  /// The values that a row rests on, by their number in the line.
  struct Row {
    let utcTime: Int
    let startAddress: Int
    let recordID: Int
    let sourceImage: Int
    let targetImage: Int
    let startModule: Int
    let startFunction: Int
    /// Who logged the record: provider and channel.
    let origin: [Int?]
    /// The host, in falling order of trust.
    let computers: [Int?]
    /// The text in which older agents leave the users that the record itself does not have.
    let message: Int?
  }

  /// The event id; nil where it is no string and no number, or is not there.
  let eventID: Int?
  /// What a row needs; nil where the lines have to be decoded.
  let row: Row?

  /// The plan of a shape of which nothing is known: its lines have to be decoded.
  init() {
    eventID = nil
    row = nil
  }

  /// The plan of a record with these `slots`, all of whose values are `values`.
  init(_ slots: RecordSlots, _ values: LineValues) {
    eventID = slots.eventID.flatMap { values.number(of: $0) }
    row = Self.row(slots, values)
  }

  private static func row(_ slots: RecordSlots, _ values: LineValues) -> Row? {
    guard !slots.isWazuh, !slots.hasNamedFields,
      SysmonField.allCases.allSatisfy({ $0.isUser || slots.field($0) != nil }),
      let recordID = (slots[.eventRecordID] ?? slots[.recordID] ?? slots[.recordNumber]).flatMap(values.number),
      let origin = values.strings([slots[.provider], slots[.channel]]),
      let computers = values.strings([slots[.computer], slots[.computerName], slots[.hostname], slots[.hostName]]),
      let utcTime = values.string(slots.field(.utcTime)),
      let startAddress = values.string(slots.field(.startAddress)),
      let sourceImage = values.string(slots.field(.sourceImage)),
      let targetImage = values.string(slots.field(.targetImage)),
      let startModule = values.string(slots.field(.startModule)),
      let startFunction = values.string(slots.field(.startFunction))
    else { return nil }
    return Row(
      utcTime: utcTime, startAddress: startAddress, recordID: recordID, sourceImage: sourceImage,
      targetImage: targetImage, startModule: startModule, startFunction: startFunction, origin: origin,
      computers: computers, message: slots.field(.sourceUser) == nil ? values.string(slots[.message]) : nil)
  }
}

/// The strings and numbers of a document in their order: what a line of its shape has as values.
struct LineValues {
  private enum Kind {
    case string(Int)
    case number(Int)
    case other
  }

  private var kinds: [Kind] = []
  /// How many there are.
  private(set) var count = 0

  init(_ root: JSONNode) {
    kinds.reserveCapacity(root.end)
    for index in 0..<root.end {
      let node = root.at(index)
      kinds.append(node.isString ? .string(count) : node.isNumber ? .number(count) : .other)
      if node.isString || node.isNumber { count += 1 }
    }
  }

  /// The number of the string or number at a place of the document; nil for anything else.
  func number(of index: Int) -> Int? {
    switch kinds[index] {
    case .string(let number), .number(let number): number
    case .other: nil
    }
  }

  /// The number of a string; nil for anything else.
  func string(_ index: Int?) -> Int? {
    if let index, case .string(let number) = kinds[index] { number } else { nil }
  }

  /// The numbers of those that are there; nil where one is no string.
  func strings(_ indices: [Int?]) -> [Int?]? {
    let numbers = indices.map(string)
    return zip(indices, numbers).allSatisfy({ ($0 == nil) == ($1 == nil) }) ? numbers : nil
  }
}
