import RemoteThread

/// A thread in private memory whose address ends as those of a known tool do.
///
/// The endings are the profile's list `tool_offsets`: those of Cobalt Strike's threads (Sigma,
/// create_remote_thread_win_hktl_cobaltstrike; O. Hartong, 2018). By chance one address in 65,536 ends so, and one
/// function in 4,096. ATT&CK T1055.
///
/// Counter-example: the same ending inside a module, or in a tuple that is known good.
struct ToolOffset: IndicatorRule {
  func indicator(in circumstances: Circumstances) -> Indicator? {
    guard circumstances.startsInPrivateMemory, !circumstances.isKnownGood,
      let address = circumstances.event.startAddress,
      let entry = circumstances.profile.entry(ASCIIFold.fold(OffsetText.hexadecimal(address.offset)), in: .toolOffsets)
    else { return nil }
    let known = entry.reason.map { " (\($0))" } ?? ""
    return Indicator(
      .toolOffset, "starts in private memory at \(address), whose end is that of a known tool\(known)",
      techniques: entry.techniques)
  }
}
