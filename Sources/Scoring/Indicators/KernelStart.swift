import RemoteThread

/// A thread that starts at a kernel address. Lowers nothing and raises nothing; it explains why StartModule is blank.
///
/// In public captures dwm.exe and VBoxTray.exe start such threads in csrss.exe (OTRF Security-Datasets; SigmaHQ/sigma
/// #2479 is likely another). No technique: nobody was seen to inject code so.
struct KernelStart: IndicatorRule {
  func indicator(in circumstances: Circumstances) -> Indicator? {
    guard circumstances.tuple.start.startClass == .kernel else { return nil }
    return Indicator(
      .kernelStart, "starts at a kernel address, which no module of the target holds and injected code cannot choose",
      techniques: [])
  }
}
