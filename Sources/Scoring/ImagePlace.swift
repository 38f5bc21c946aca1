import RemoteThread

/// Where an image lies, as far as it says who may have put it there.
enum ImagePlace: Int32, Sendable, Hashable, CaseIterable {
  /// Below `C:\Windows`, where only administrators can write.
  case windows
  /// Below `C:\Program Files` or `C:\Program Files (x86)`.
  case programs
  /// Anywhere else: profiles, ProgramData, other drives, shares, folders below Windows that users can write to.
  case elsewhere

  /// The place of a folded path.
  init(ofFoldedPath path: String) {
    let isProtected = ImageLocation(ofFoldedPath: path) == .protected
    if isProtected, path.utf8.starts(with: #"c:\windows\"#.utf8) {
      self = .windows
    } else if isProtected, path.utf8.starts(with: #"c:\program files"#.utf8) {
      self = .programs
    } else {
      self = .elsewhere
    }
  }

  /// In words, behind "lies".
  var phrase: String {
    switch self {
    case .windows: "below C:\\Windows"
    case .programs: "below Program Files"
    case .elsewhere: "outside of Windows and Program Files, or where users can write"
    }
  }
}
