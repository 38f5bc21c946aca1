/// Why a baseline file cannot be opened, read or written.
public enum BaselineFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no such file.
  case missing(path: String)
  /// The file is no SQLite database, or one that Heddle did not make.
  case notABaseline(path: String, reason: String)
  /// A newer Heddle made the file.
  case newerSchema(path: String, found: Int, known: Int)
  /// An older Heddle made the file, and it was opened only for reading.
  case olderSchema(path: String, found: Int, known: Int)
  /// The file is damaged, or holds what Heddle never writes.
  case corrupt(path: String, reason: String)
  /// Another process changes the file for longer than Heddle waits; `holder` says which, where it is known.
  case busy(path: String, holder: String?)
  /// There is no room for what was to be written.
  case diskFull(path: String)
  /// The file or its folder may not be read or written.
  case permission(path: String)
  /// The file counts the other kind of path than was asked for; `generalised` says what the file counts.
  case otherGeneralisation(path: String, generalised: Bool)
  /// A change was asked of a baseline that was opened only for reading.
  case openedForReading(path: String)
  /// The baseline has been closed.
  case closed(path: String)
  /// Anything else, in SQLite's or the system's words.
  case failed(path: String, reason: String)

  /// One line: the path, what is wrong, and what to do.
  public var description: String { OneLine.text("\(path): \(explanation)") }

  /// The file, as it was named.
  public var path: String {
    switch self {
    case .missing(let path), .notABaseline(let path, _), .newerSchema(let path, _, _), .olderSchema(let path, _, _),
      .corrupt(let path, _), .busy(let path, _), .diskFull(let path), .permission(let path),
      .otherGeneralisation(let path, _), .openedForReading(let path), .closed(let path), .failed(let path, _):
      path
    }
  }

  private var explanation: String {
    switch self {
    case .missing: "there is no such file; train a baseline first"
    case .notABaseline(_, let reason): "not a Heddle baseline: \(reason); name a file that heddle train made"
    case .newerSchema(_, let found, let known):
      "made by a newer Heddle (schema \(found), this one knows \(known)); use that version or a later one"
    case .olderSchema(_, let found, let known):
      "made by an older Heddle (schema \(found), this one reads \(known)); open it once for writing, as heddle train does"
    case .corrupt(_, let reason): "damaged: \(reason); restore a copy, or train it anew"
    case .busy(_, let holder): "in use by \(holder ?? "another process"); try again when that has finished"
    case .diskFull: "no room left on the disk; the change under way was undone; make room and run the same again"
    case .permission: "no permission; check the rights of the file and of its folder"
    case .otherGeneralisation(_, true): "counts generalised paths, not raw ones; use another file for raw paths"
    case .otherGeneralisation(_, false):
      "counts raw paths, not generalised ones; use another file for generalised paths"
    case .openedForReading: "opened only for reading; open it for writing to change it"
    case .closed: "closed already; open it again"
    case .failed(_, let reason): "\(reason); the change under way was undone"
    }
  }
}

/// Text made fit for one line of a terminal.
enum OneLine {
  /// `text` with every control character as `?`, cut at 1,000 characters.
  static func text(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(1000).map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .format: "?"
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
