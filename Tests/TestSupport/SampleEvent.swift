public import RemoteThread

extension RemoteThreadEvent {
  /// An event in which only what the test is about is named; the rest is csrss.exe sending Ctrl-C to cmd.exe.
  public static func sample(
    utcTime: String = "2026-03-02 10:00:00.000", computer: String = "WS01", recordID: UInt64? = 1,
    sourceImage: String = #"C:\Windows\System32\csrss.exe"#, targetImage: String = #"C:\Windows\System32\cmd.exe"#,
    startAddress: String? = "0x00007FF89C865EA0", startModule: String? = #"C:\Windows\System32\KERNELBASE.dll"#,
    startFunction: String? = "CtrlRoutine", newThreadId: UInt32? = 4711, sourceUser: String? = nil,
    targetUser: String? = nil
  ) -> RemoteThreadEvent {
    guard let time = UTCTime(utcTime), let source = ImagePath(sourceImage), let target = ImagePath(targetImage) else {
      preconditionFailure("a sample event needs a time and two images")
    }
    return RemoteThreadEvent(
      utcTime: time, computer: computer, recordID: recordID, sourceImage: source, targetImage: target,
      newThreadId: newThreadId, startAddress: startAddress.flatMap { StartAddress($0) },
      startModule: ImagePath(startModule), startFunction: BlankField.value(startFunction), sourceUser: sourceUser,
      targetUser: targetUser)
  }
}
