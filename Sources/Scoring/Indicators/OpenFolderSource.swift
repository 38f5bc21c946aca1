import RemoteThread

/// A source never seen that lies where users can write, on another drive or on a share.
///
/// Attackers start from where they may write: ATT&CK T1204.002 (a file that a user was made to open), T1091 (removable
/// media), T1080 and T1021.002 (shared content). The folders are those of ``ImageLocation``.
///
/// Counter-example: a new source below `Windows` or `Program Files`; `System` and `<unknown process>`, which are no paths.
struct OpenFolderSource: IndicatorRule {
  func indicator(in circumstances: Circumstances) -> Indicator? {
    let path = circumstances.event.sourceImage.folded
    guard circumstances.isNew(.source), path.utf8.contains(UInt8(ascii: "\\")),
      ImageLocation(ofFoldedPath: path) == .userWritable
    else { return nil }
    let (place, techniques) = place(of: path)
    return Indicator(
      .openFolderSource, "\(circumstances.sourceName) was never seen as a source and lies \(place)",
      techniques: techniques)
  }

  private func place(of path: String) -> (String, techniques: [String]) {
    let bytes = path.utf8
    if bytes.starts(with: #"\\?\"#.utf8) || bytes.starts(with: #"\device\"#.utf8) {
      return ("at a path that names no drive", ["T1204.002"])
    }
    if bytes.starts(with: #"\\"#.utf8) { return ("on a share", ["T1021.002", "T1080"]) }
    if bytes.dropFirst().first == UInt8(ascii: ":"), bytes.first != UInt8(ascii: "c") {
      return ("on drive \(path.prefix(1).uppercased()):, which may be removable", ["T1091", "T1204.002"])
    }
    return ("where users can write", ["T1204.002"])
  }
}
