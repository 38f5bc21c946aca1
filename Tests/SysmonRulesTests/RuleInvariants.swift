import RemoteThread
import SysmonRules

/// What has to hold of every configuration and every event, however they were made.
///
/// The fuzzer has a link to this file.
enum RuleInvariants {
  /// Takes `bytes` as a configuration file, and as the choices that make one, and says what does not hold; nil where
  /// everything does.
  static func failure(of bytes: [UInt8]) -> String? {
    var made = RandomConfigurations(random: ChosenNumbers(bytes))
    let document = Array(made.document().utf8)
    let events = (0..<4).map { _ in made.event() }
    return failure(in: bytes, events) ?? failure(in: document, events)
  }

  private static func failure(in file: [UInt8], _ events: [FilterEvent]) -> String? {
    var isTaken = false
    for reader in ReaderKind.allCases {
      let findings = ConfigurationValidation.findings(in: file, reader: reader)
      guard findings.allSatisfy({ !$0.message.isEmpty }) else { return "a finding without words" }
      guard let configuration = try? FilterConfiguration(xml: file, reader: reader) else { continue }
      isTaken = true
      let values = configuration.sections.flatMap(\.items).flatMap(\.conditions).prefix(8).map(\.value)
      let own = values.flatMap { value in
        [FilterField.sourceImage, .targetImage, .startModule].map { FilterEvent([$0: value]) }
      }
      for event in events + own {
        if let failure = failure(of: event, in: configuration) { return failure }
      }
      if let failure = keptDecisions(of: configuration, values) { return failure }
    }
    return isTaken ? merging(into: file) : nil
  }

  private static func failure(of event: FilterEvent, in configuration: FilterConfiguration) -> String? {
    let (decision, trace) = (configuration.decide(event), configuration.trace(event))
    guard trace.decision == decision else { return "the trace says \(trace.decision), the decision is \(decision)" }
    if let path = decision.path, configuration.positions[path] == nil { return "no place for \(path)" }
    let excluded = Exclusion.all(in: configuration).contains { $0.matches(event) }
    let isDropped = if case .matched(_, .exclude) = decision.basis { true } else { false }
    return excluded == isDropped ? nil : "exclusions say \(excluded), the decision is \(decision)"
  }

  /// A configuration set up for many events decides as one that is asked anew.
  private static func keptDecisions(of configuration: FilterConfiguration, _ values: [String]) -> String? {
    var filter = EventFilter(configuration)
    var table = VerdictTable(configuration)
    let addresses = ["0x00007FF8A0B05EC0", "0x00007FF8A0B05EC1", "0xA0B05EC0", "0x5EC0", nil]
    for value in values + [#"C:\a\b.exe"#] {
      for address in addresses {
        guard let image = ImagePath(value) else { continue }
        let event = RemoteThreadEvent(
          utcTime: UTCTime(milliseconds: 0), computer: "PC", sourceImage: image, targetImage: image,
          startAddress: address.flatMap { StartAddress($0) }, startModule: image, startFunction: value)
        let (kept, fresh) = (filter.decide(event), configuration.decide(FilterEvent(event)))
        guard kept == fresh else { return "the kept decision is \(kept), a fresh one \(fresh)" }
        let answers = table?.answers(to: event)
        let isLogged = answers.flatMap { table?.isLogged($0) } ?? fresh.logged
        guard isLogged == fresh.logged else { return "logged by its answers: \(isLogged), decision \(fresh)" }
      }
    }
    return nil
  }

  /// Merging twice changes nothing more, and the merge proves itself.
  private static func merging(into file: [UInt8]) -> String? {
    let rule = ExcludeConfiguration.Rule(comment: ["-- x"], conditions: [FieldCondition(.sourceImage, .is, #"C:\a"#)])
    guard let xml = try? ExcludeConfiguration(header: [], rules: [rule]).xml() else { return "no configuration" }
    for replacesOwn in [false, true] {
      guard let merge = try? SectionMerge(of: xml, replacesOwn: replacesOwn, isForced: true) else { return "no merge" }
      do throws(MergeError) {
        let once = try merge.merged(into: file).bytes
        guard try merge.merged(into: once).bytes == once else { return "merging twice is not merging once" }
      } catch {
        if error == .notProved {
          return "a merge says something else than both: \(String(decoding: file, as: UTF8.self))"
        }
      }
    }
    return nil
  }
}

/// Bytes as random numbers, and behind their end numbers that go on without them.
struct ChosenNumbers: RandomNumberGenerator {
  private var bytes: ArraySlice<UInt8>
  private var state: UInt64 = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  mutating func next() -> UInt64 {
    if let byte = bytes.popFirst() { return UInt64(byte) << 56 | 0x00FF_FFFF_FFFF_FFFF }
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
}
