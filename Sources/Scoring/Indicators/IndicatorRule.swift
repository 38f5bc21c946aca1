import RemoteThread

/// One thing that is looked for in an event by itself. The answer depends on nothing but the circumstances.
protocol IndicatorRule: Sendable {
  /// What was noticed; nil where there is nothing to notice.
  func indicator(in circumstances: Circumstances) -> Indicator?
}

/// What an indicator may look at: the event, what of it is new, and the lists.
struct Circumstances {
  let event: RemoteThreadEvent
  let tuple: ThreadTuple
  let novelties: [Novelty]
  let isKnownGood: Bool
  /// A known image of Windows with the file name of the source, where the source lies outside of Windows.
  let lender: String?
  let profile: ScoringProfile

  func isNew(_ novelty: Novelty) -> Bool { novelties.contains(novelty) }

  var sourceName: String { ImageName(event.sourceImage.rawValue).text }
  var targetName: String { ImageName(event.targetImage.rawValue).text }
  var startsInPrivateMemory: Bool { tuple.start.startClass == .unbackedUser }
}

extension Indicator {
  /// Every rule that needs no more than one event, in the order in which indicators are listed.
  private static let rules: [any IndicatorRule] = [
    UnbackedStart(), KernelStart(), LibraryLoadStart(), UnknownStartAddress(), ToolOffset(), SensitiveTarget(),
    UserMismatch(), AbusedProgram(), OpenFolderSource(), BorrowedName(),
  ]

  /// All that is noticed in an event.
  static func all(in circumstances: Circumstances) -> [Indicator] {
    rules.compactMap { $0.indicator(in: circumstances) }
  }
}
