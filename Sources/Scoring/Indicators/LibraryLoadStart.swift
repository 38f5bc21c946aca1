import RemoteThread

/// A thread that starts at a function that loads a library, in a pair that never had such a start.
///
/// The classic DLL injection: the path of the library is the thread's argument. ATT&CK T1055.001; MITRE CAR-2013-10-002;
/// the names are the profile's list `loader_functions`. Public rules know LoadLibraryA alone (Sigma,
/// create_remote_thread_win_loadlibrary) or the one name of a tool.
///
/// Counter-example: any other function, GetCommandLineW of vmtoolsd.exe (SigmaHQ/sigma#4342).
struct LibraryLoadStart: IndicatorRule {
  func indicator(in circumstances: Circumstances) -> Indicator? {
    guard let function = circumstances.tuple.start.function, circumstances.isNew(.start),
      let entry = circumstances.profile.entry(function, in: .loaderFunctions)
    else { return nil }
    return Indicator(
      .libraryLoadStart,
      "starts at \(circumstances.event.startFunction ?? function), which loads a library into "
        + "\(circumstances.targetName); new for this pair", techniques: entry.techniques)
  }
}
