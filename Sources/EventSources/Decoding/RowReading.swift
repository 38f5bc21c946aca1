internal import RemoteThread

/// What is read of a record for a row, beside its spelling and its computer.
struct RowReading {
  /// EventRecordID, at least 1.
  let recordID: UInt64
  /// StartAddress.
  let address: StartAddress
  /// UtcTime.
  let utcTime: UTCTime
}
