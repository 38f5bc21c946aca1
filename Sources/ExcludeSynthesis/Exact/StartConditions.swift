import Baseline
import RemoteThread
import SysmonRules

/// The conditions that pin where a thread starts: StartModule and StartFunction, and StartAddress where these are blank.
struct StartConditions {
  /// The offset that is pinned; nil where the start has a better name.
  let offset: UInt16?
  let conditions: [FieldCondition]

  /// More starts without a name than a module has.
  static let mostOffsets = 16

  /// One entry for a start with a name, one for each offset of a start without, or the reason why there can be none.
  static func made(
    for summary: TupleSummary, _ limits: inout LimitCheck
  ) throws(LeftOutReason) -> [StartConditions] {
    let start = summary.tuple.start
    guard let module = start.module else { return [try withoutModule(start, &limits)] }
    let image = ImageConditions(field: .startModule, value: module, example: summary.example.module ?? module)
    let conditions = try image.made(&limits)
    if let function = start.function {
      let condition = try named(function, example: summary.example.function ?? function, &limits)
      return [StartConditions(offset: nil, conditions: conditions + [condition])]
    }
    guard !limits.allows(.unknownOffsets) else {
      return [StartConditions(offset: nil, conditions: conditions + [blank(.startFunction)])]
    }
    let offsets = summary.knownGoodOffsets
    guard !offsets.isEmpty else { throw .noOffset }
    guard offsets.count <= mostOffsets else { throw .tooManyOffsets(count: offsets.count, limit: mostOffsets) }
    return offsets.map { offset in
      let pin = FieldCondition(.startAddress, .endWith, OffsetText.hexadecimal(offset))
      return StartConditions(offset: offset, conditions: conditions + [blank(.startFunction), pin])
    }
  }

  private static func named(
    _ function: String, example: String, _ limits: inout LimitCheck
  ) throws(LeftOutReason) -> FieldCondition {
    switch StartFunctionKind(of: ASCIIFold.fold(function)) {
    case .loader: guard limits.allows(.loaderFunctions) else { throw .loaderFunction }
    case .debugger: guard limits.allows(.debuggerFunctions) else { throw .debuggerFunction }
    case .other: break
    }
    if let fault = FilterValueFault(in: function, of: .is) { throw .value(.startFunction, fault) }
    let limit = ImageConditions.longest(.startFunction)
    guard function.utf16.count <= limit else { throw .tooLong(.startFunction, limit: limit) }
    let isSpelling = ASCIIFold.fold(example).utf8.elementsEqual(function.utf8)
    return FieldCondition(.startFunction, .is, isSpelling ? example : function)
  }

  /// A kernel address has 16 digits from `0xFFFF800000000000` on.
  ///
  /// Sysmon's texts are padded to 16 digits (8 on 32-bit Windows), and text of one length orders as the number does.
  /// Of the 8-digit texts those from `0xFFFF8000` on match too: kernel addresses of 32-bit Windows, so the same tuple.
  /// The others of 32-bit Windows stay logged. `more than` would do alone; `begin with` says to a reader what is meant.
  ///
  /// Private memory of 64-bit programs lies below `0x0001000000000000`; of 32-bit Windows the lowest 64 KiB match too.
  private static func withoutModule(
    _ start: ThreadStart, _ limits: inout LimitCheck
  ) throws(LeftOutReason) -> StartConditions {
    if start.startClass != .kernel {
      guard limits.allows(.unbackedStarts) else { throw .unbackedUserStart }
    }
    guard start.function == nil else { throw .functionWithoutModule }
    guard start.startClass == .kernel else {
      return StartConditions(
        offset: nil,
        conditions: [
          blank(.startModule), blank(.startFunction), FieldCondition(.startAddress, .beginWith, "0x0000"),
        ])
    }
    return StartConditions(
      offset: nil,
      conditions: [
        blank(.startModule), blank(.startFunction), FieldCondition(.startAddress, .beginWith, "0xFFFF"),
        FieldCondition(.startAddress, .moreThan, "0xFFFF7FFFFFFFFFFF"),
      ])
  }

  private static func blank(_ field: FilterField) -> FieldCondition {
    FieldCondition(field, .is, FilterEvent.blank)
  }
}
