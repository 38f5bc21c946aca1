/// How the sections of one event type go together.
enum SectionsCheck {
  static func findings(in sections: [SectionPicture], root: XMLElement) -> [ConfigurationFinding] {
    let byType = Dictionary(grouping: sections, by: \.eventType)
    var found = EventType.all.compactMap { byType[$0] }.flatMap { several($0) + someNames($0) + behindExcludes($0) }
    if byType[.createRemoteThread] == nil {
      found.append(
        ConfigurationFinding(
          .note, .noSection, at: root.position, "no section for CreateRemoteThread: no remote thread is logged",
          mend: "write <CreateRemoteThread onmatch=\"exclude\"/> to log all of them"))
    }
    return found
  }

  private static func several(_ sections: [SectionPicture]) -> [ConfigurationFinding] {
    let excludes = sections.filter { $0.onMatch == .exclude }
    guard sections.count > 1, let last = excludes.last else { return [] }
    let name = last.eventType.name
    guard excludes.count == sections.count else {
      return [
        ConfigurationFinding(
          .note, .excludeBesideInclude, at: last.element.position,
          "\(name) has exclude and include sections: what matches none of them is not logged")
      ]
    }
    return [
      ConfigurationFinding(
        .error, .severalSections, at: excludes[1].element.position,
        "\(name) has \(sections.count) sections, all of them exclude, and so nothing of it is logged, ever; the first is at line \(sections[0].element.position.line)",
        mend: "move all filters into one section")
    ]
  }

  /// A filter leaves its name behind even where its Rule fails, and a filter without a name keeps it.
  private static func someNames(_ sections: [SectionPicture]) -> [ConfigurationFinding] {
    let named = sections.flatMap { section in
      section.items.flatMap { item in
        item.filters.map { filter in
          (filter, [filter.element, item.element, section.group].contains { $0?.attribute("name")?.isEmpty == false })
        }
      }
    }
    let leaks = sections.contains {
      $0.relation == .and || $0.items.contains { $0.ruleRelation == .and && $0.filters.count > 1 }
    }
    guard leaks, named.contains(where: \.1), let bare = named.first(where: { !$0.1 }) else { return [] }
    return [
      ConfigurationFinding(
        .note, .someNames, at: bare.0.position,
        "some filters of \(sections[0].eventType.name) have a name and this one has none: events that it lets through can carry the name of a Rule that failed",
        mend: "name all filters, or none")
    ]
  }

  /// Include filters of which every match was dropped before.
  private static func behindExcludes(_ sections: [SectionPicture]) -> [ConfigurationFinding] {
    let excludes = sections.filter { $0.onMatch == .exclude && $0.relation == .or }.flatMap(\.items)
    let includes = sections.filter { $0.onMatch == .include }.flatMap(\.items)
    guard excludes.count * includes.count <= ShadowCheck.mostPairs else { return [] }
    return includes.compactMap { item in
      guard let cover = excludes.first(where: { ShadowCheck.covers($0, item) }) else { return nil }
      return ConfigurationFinding(
        .warning, .shadowed, at: item.element.position,
        "never logs anything: the exclude filter at line \(cover.element.position.line) drops all that it matches",
        mend: "remove one of the two")
    }
  }
}
