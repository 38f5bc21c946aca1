import RemoteThread

/// A program that runs other people's code, as a source never seen.
///
/// Script hosts, Office programs and the programs of Windows that load code for anyone ("living off the land"): the
/// profile's lists `script_hosts`, `office_programs` and `lolbins`, each entry with its technique.
///
/// Counter-example: one that is known as a source, whatever it does; then target and start decide.
struct AbusedProgram: IndicatorRule {
  func indicator(in circumstances: Circumstances) -> Indicator? {
    guard circumstances.isNew(.source) else { return nil }
    for (list, kind, what) in Self.lists {
      guard let entry = circumstances.profile.entry(ofFileNamed: circumstances.event.sourceImage, in: list) else {
        continue
      }
      return Indicator(
        kind, "\(circumstances.sourceName), \(what), was never seen as a source", techniques: entry.techniques)
    }
    return nil
  }

  private static let lists: [(ScoringProfile.ListName, IndicatorKind, String)] = [
    (.scriptHosts, .scriptHostSource, "which runs scripts"),
    (.officePrograms, .officeSource, "which opens documents"),
    (.lolbins, .lolbinSource, "which runs code for anyone"),
  ]
}
