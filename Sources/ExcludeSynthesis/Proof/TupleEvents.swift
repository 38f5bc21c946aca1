public import Baseline
public import RemoteThread

/// Events that a tuple stands for.
public enum TupleEvents {
  /// Where threads start that the examples are made of.
  enum Address {
    static let kernel = StartAddress(0xFFFF_F803_1A2B_2460)
    static let unbacked = StartAddress(0x0000_01F0_A0B0_0000)
    /// In a module, at an offset.
    static func backed(_ offset: UInt16) -> StartAddress { StartAddress(0x0000_7FF8_9C86_0000 | UInt64(offset)) }
  }

  /// One event in the spelling of the example for each start: for a start that only its offset names, one for each of
  /// the first and the last known offsets. None where the example is no event at all.
  public static func of(_ summary: TupleSummary) -> [RemoteThreadEvent] {
    starts(of: summary).compactMap { address in
      event(
        source: summary.example.source, target: summary.example.target, module: summary.example.module,
        function: summary.example.function, address: address)
    }
  }

  /// The first of ``of(_:)``.
  static func first(of summary: TupleSummary) -> RemoteThreadEvent? {
    starts(of: summary).first.flatMap { address in
      event(
        source: summary.example.source, target: summary.example.target, module: summary.example.module,
        function: summary.example.function, address: address)
    }
  }

  /// As ``of(_:)``, with the varying parts of its paths made up. Only events that count as the same tuple.
  static func madeUp(_ rule: ExactRule, _ paths: inout GeneralisedPaths) -> [RemoteThreadEvent] {
    let (tuple, example) = (rule.summary.tuple, rule.summary.example)
    guard let address = rule.offset.map({ Address.backed($0) }) ?? starts(of: rule.summary).first else { return [] }
    let texts = ["7.77.777", "0123456789abcdef", "01234567-89ab-cdef-0123-456789abcdef"]
    let varies = [tuple.source, tuple.target, tuple.start.module ?? ""].contains(where: varies)
    let events = (varies ? texts : [""]).compactMap { text in
      // A path that does not vary stays as the example has it, for folding may have spelt out some of its letters.
      let fill = { (path: String, example: String) in
        Self.varies(path) ? path.replacing("*", with: text) : example
      }
      let event = event(
        source: fill(tuple.source, example.source), target: fill(tuple.target, example.target),
        module: tuple.start.module.map { fill($0, example.module ?? $0) },
        function: example.function, address: address)
      return event.flatMap { ThreadTuple(ThreadSpelling($0), paths: &paths) == tuple ? $0 : nil }
    }
    return varies ? events : events.flatMap { Array(repeating: $0, count: texts.count) }
  }

  private static func varies(_ path: String) -> Bool { path.utf8.contains(UInt8(ascii: "*")) }

  /// Events of a tuple that has rules, at offsets that have none in `known`.
  static func atOtherOffsets(_ summary: TupleSummary, than known: ExcludedStarts) -> [RemoteThreadEvent] {
    guard summary.tuple.start.isNamedByOffset else { return [] }
    let others = summary.offsets.lazy.filter { !known.contains($0.offset, of: summary.tuple) }
    return others.prefix(StartConditions.mostOffsets).compactMap { other in
      event(
        source: summary.example.source, target: summary.example.target, module: summary.example.module,
        function: nil, address: Address.backed(other.offset))
    }
  }

  /// An event of an opened start in a target that no one knows.
  static func inUnknownTarget(_ rule: ExactRule) -> RemoteThreadEvent? {
    guard rule.hasOpenTarget, var event = first(of: rule.summary),
      let target = ImagePath(#"C:\Program Files\Unknown\unknown.exe"#)
    else { return nil }
    event.targetImage = target
    return event
  }

  static func event(
    source: String, target: String, module: String?, function: String?, address: StartAddress?
  ) -> RemoteThreadEvent? {
    guard let source = ImagePath(source), let target = ImagePath(target) else { return nil }
    return RemoteThreadEvent(
      utcTime: UTCTime(milliseconds: 0), computer: "-", sourceImage: source, targetImage: target,
      startAddress: address, startModule: ImagePath(module), startFunction: BlankField.value(function))
  }

  private static func starts(of summary: TupleSummary) -> [StartAddress?] {
    switch (summary.tuple.start.module, summary.tuple.start.startClass) {
    case (nil, .kernel): return [Address.kernel]
    case (nil, _): return [Address.unbacked, nil]
    default:
      let offsets = summary.offsets.map(\.offset)
      guard summary.tuple.start.isNamedByOffset, let last = offsets.last else { return [Address.backed(0x5EC0)] }
      return (offsets.prefix(StartConditions.mostOffsets) + [last]).map { Address.backed($0) }
    }
  }
}
