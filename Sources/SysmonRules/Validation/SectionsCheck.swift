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

  /// A filter leaves its name behind even where its Rule fails, and one without a name that then logs the event keeps it.
  private static func someNames(_ sections: [SectionPicture]) -> [ConfigurationFinding] {
    let leaks = sections.contains { section in
      section.items.contains { item in
        (item.ruleRelation == .and && item.filters.count > 1 || section.relation == .and)
          && item.filters.contains { isNamed($0, item, section) }
      }
    }
    guard leaks else { return [] }
    for section in sections where section.onMatch == .include {
      for item in section.items {
        guard let bare = item.filters.first(where: { !isNamed($0, item, section) }) else { continue }
        // All filters of an 'and' match where it does, and one with a name among them leaves it.
        if item.ruleRelation == .and, item.filters.contains(where: { isNamed($0, item, section) }) { continue }
        return [
          ConfigurationFinding(
            .note, .someNames, at: bare.position,
            "this filter has no name and others of \(section.eventType.name) have one: events that it lets through can carry the name of a Rule that failed",
            mend: "name all filters, or none")
        ]
      }
    }
    return []
  }

  private static func isNamed(
    _ filter: SectionPicture.Filter, _ item: SectionPicture.Item, _ section: SectionPicture
  ) -> Bool {
    [filter.element, item.element, section.group].contains { $0?.attribute("name")?.isEmpty == false }
  }

  /// Include filters of which every match was dropped before.
  private static func behindExcludes(_ sections: [SectionPicture]) -> [ConfigurationFinding] {
    let excludes = sections.filter { $0.onMatch == .exclude && $0.relation == .or }.flatMap(\.items)
    let includes = sections.filter { $0.onMatch == .include }.flatMap(\.items)
    return zip(includes, ShadowCheck.covers(of: includes, by: excludes)).compactMap { item, cover in
      guard let cover else { return nil }
      return ConfigurationFinding(
        .warning, .shadowed, at: item.element.position,
        "never logs anything: the exclude filter at line \(cover.element.position.line) drops all that it matches",
        mend: "remove one of the two")
    }
  }
}
