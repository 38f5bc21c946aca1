import RemoteThread

/// A source never seen that has the name of a program of Windows, but lies in another folder.
///
/// ATT&CK T1036.005 (match legitimate name or location). Programs and their folders are the profile's list
/// `system_binaries`; to them come the images of Windows that the baseline knows.
///
/// Counter-example: the program in a folder of its own, its copy below `WinSxS` or below the image of an update.
struct BorrowedName: IndicatorRule {
  func indicator(in circumstances: Circumstances) -> Indicator? {
    guard circumstances.isNew(.source), let home = home(in: circumstances) else { return nil }
    return Indicator(
      .borrowedName, "\(circumstances.event.sourceImage.rawValue) has the name of \(home), but lies elsewhere",
      techniques: ["T1036.005"])
  }

  /// The path whose name the source has borrowed; nil where it has borrowed none.
  private func home(in circumstances: Circumstances) -> String? {
    let image = circumstances.event.sourceImage
    guard image.folded.utf8.contains(UInt8(ascii: "\\")),
      let entry = circumstances.profile.entry(ofFileNamed: image, in: .systemBinaries)
    else { return circumstances.lender }
    let folder = image.folded.utf8.dropLast(image.foldedFileName.utf8.count + 1)
    guard !entry.folders.contains(where: { folder.elementsEqual($0.utf8) }), !isCopyOfWindows(image.folded),
      let first = entry.folders.first
    else { return nil }
    return "\(first)\\\(entry.name)"
  }

  /// Windows keeps its files there a second time; only its installer can write to these folders.
  private func isCopyOfWindows(_ path: String) -> Bool {
    [#"c:\windows\winsxs\"#, #"c:\windows\servicing\"#, #"c:\windows\softwaredistribution\"#].contains {
      path.utf8.starts(with: $0.utf8)
    } && ImageLocation(ofFoldedPath: path) == .protected
  }
}
