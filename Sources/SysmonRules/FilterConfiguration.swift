public import RemoteThread

/// What a Sysmon configuration says about one event type, CreateRemoteThread unless another was asked for.
public struct FilterConfiguration: Sendable, Hashable {
  /// The attribute schemaversion.
  public let schemaVersion: SchemaVersion
  /// The sections that the engine keeps, in document order.
  public let sections: [FilterSection]
  /// What the engine dropped without refusing the configuration, in document order.
  public let remarks: [ConfigurationRemark]
  /// Where in the file sections, items and filters begin; empty for a configuration that was not read from a file.
  public let positions: [FilterPath: TextPosition]

  /// Makes a configuration.
  public init(
    schemaVersion: SchemaVersion = .newest, sections: [FilterSection], remarks: [ConfigurationRemark] = [],
    positions: [FilterPath: TextPosition] = [:]
  ) {
    self.schemaVersion = schemaVersion
    self.sections = sections
    self.remarks = remarks
    self.positions = positions
  }

  /// What becomes of `event`.
  ///
  /// All exclude sections are asked before the include sections, and among each kind the last in the document first; the
  /// first that matches decides. Where none does, a lone section has its say (exclude: logged), and with two or more
  /// sections, of whatever kinds, nothing is logged.
  public func decide(_ event: FilterEvent) -> Decision {
    var name: String?
    for place in sectionsInOrderOfAsking {
      let section = sections[place]
      guard let match = section.match(event, leaving: &name) else { continue }
      let path = FilterPath(section: place, item: match.item)
      return Decision(
        logged: section.onMatch == .include, ruleName: name, basis: .matched(path, section.onMatch))
    }
    return decisionWithoutMatch
  }

  /// What becomes of `event`, of which no more is looked at than `distinction`, made for this configuration, asks for.
  public func decide(_ event: RemoteThreadEvent, by distinction: EventDistinction) -> Decision {
    decide(distinction.texts(of: event))
  }

  /// What becomes of an event that is spelled so and starts at `startAddress`, where `distinction`, made for this
  /// configuration, asks for no more than that.
  public func decide(
    _ spelling: ThreadSpelling, startAddress: StartAddress?, by distinction: EventDistinction
  ) -> Decision {
    decide(distinction.texts(of: spelling, startAddress: startAddress))
  }

  /// Places of the sections in the order in which the engine asks them.
  var sectionsInOrderOfAsking: [Int] {
    guard sections.count > 1 else { return Array(sections.indices) }
    let backwards = sections.indices.reversed()
    return backwards.filter { sections[$0].onMatch == .exclude } + backwards.filter { sections[$0].onMatch == .include }
  }

  /// What becomes of an event that no section matches.
  public var decisionWithoutMatch: Decision {
    guard let first = sections.first else { return Decision(logged: false, basis: .noSection) }
    return Decision(logged: sections.count == 1 && first.onMatch == .exclude, basis: .nothingMatched)
  }
}
