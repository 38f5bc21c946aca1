import RemoteThread

extension FieldSet {
  /// The event that the record holds, or why there is none.
  ///
  /// Required are UtcTime, SourceImage and TargetImage. StartAddress and the record number may be missing (old
  /// Sysmon, poor exports), but where they are there they must be readable, for a start and an identity rest on them.
  /// Process ids, process GUIDs and the thread id only describe: unreadable ones read as blank, for an odd number
  /// must not hide an event. A missing computer reads as `-`.
  func decoded(isResidual: Bool = false) -> DecodedRecord {
    switch EventKind(self) {
    case .remoteThread: assembled(isResidual)
    case .other: .otherEvent
    case .unknown: .damaged(reason: "no event id")
    case .unreadable: .damaged(reason: "unreadable event id")
    }
  }

  private func assembled(_ isResidual: Bool) -> DecodedRecord {
    guard let utcTime = BlankField.value(self[.utcTime]) else { return .damaged(reason: "no UtcTime") }
    guard let utcTime = UTCTime(utcTime) else { return .damaged(reason: "unreadable UtcTime") }
    guard let source = image(.sourceImage) else { return .damaged(reason: "no SourceImage") }
    guard let target = image(.targetImage) else { return .damaged(reason: "no TargetImage") }
    let startAddress = BlankField.value(self[.startAddress]).map { StartAddress($0) }
    if case .some(.none) = startAddress { return .damaged(reason: "unreadable StartAddress") }
    let recordID = BlankField.value(recordID).map { DecimalText.value($0) }
    if case .some(.none) = recordID { return .damaged(reason: "unreadable EventRecordID") }
    return .event(
      RemoteThreadEvent(
        utcTime: utcTime, computer: computer ?? "-", recordID: Self.known(recordID ?? nil),
        ruleName: text(.ruleName),
        sourceProcessGuid: ProcessGUID(text(.sourceProcessGuid)), sourceProcessId: number(.sourceProcessId),
        sourceImage: source,
        targetProcessGuid: ProcessGUID(text(.targetProcessGuid)), targetProcessId: number(.targetProcessId),
        targetImage: target, newThreadId: number(.newThreadId), startAddress: startAddress ?? nil,
        startModule: image(.startModule), startFunction: text(.startFunction),
        sourceUser: text(.sourceUser), targetUser: text(.targetUser),
        isResidual: isResidual))
  }

  /// Logs count their records from 1; exporters write 0 for a number that they do not have.
  private static func known(_ recordID: UInt64?) -> UInt64? { recordID == 0 ? nil : recordID }

  private func text(_ field: SysmonField) -> String? { BlankField.value(self[field]) }

  private func number(_ field: SysmonField) -> UInt32? {
    text(field).flatMap(DecimalText.value).flatMap { UInt32(exactly: $0) }
  }

  /// An image, with the one value that some exporters escape for XML set right.
  private func image(_ field: SysmonField) -> ImagePath? {
    guard let path = ImagePath(self[field]) else { return nil }
    return path.folded == "&lt;unknown process&gt;" ? ImagePath(ImagePath.unknownProcess) : path
  }
}
