extension RemoteThreadEvent {
  /// A total order: by identity (time, folded computer, record number or digest), then by every field, so that only
  /// equal events are tied and the spellings of one event are neighbours.
  package func isOrdered(before other: RemoteThreadEvent) -> Bool {
    if utcTime != other.utcTime { return utcTime < other.utcTime }  // Mostly enough, and cheap.
    let identities = (EventIdentity(of: self), EventIdentity(of: other))
    if identities.0 != identities.1 { return identities.0 < identities.1 }
    return allFields.lexicographicallyPrecedes(other.allFields)
  }

  private var allFields: [String] {
    [
      computer, sourceImage.rawValue, targetImage.rawValue, startAddress?.description ?? "",
      startModule?.rawValue ?? "", startFunction ?? "", sourceProcessGuid?.rawValue ?? "",
      targetProcessGuid?.rawValue ?? "",
      "\(sourceProcessId ?? 0) \(targetProcessId ?? 0) \(newThreadId ?? 0)", sourceUser ?? "", targetUser ?? "",
      ruleName ?? "",
    ]
  }
}
