#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An input that was named or found: a file or standard input.
enum InputPath: Sendable, Equatable {
  case standardInput
  /// A file; nil for what is known not to be readable.
  case file(RawPath, isRegular: Bool)
  /// Something that is no input, and why.
  case unreadable(RawPath, ReadFailure)

  /// The input, as reports name it.
  var label: String {
    switch self {
    case .standardInput: "(standard input)"
    case .file(let path, _), .unreadable(let path, _): path.label
    }
  }

  /// Opens the input.
  func open() throws(ReadFailure) -> FileSource {
    switch self {
    case .standardInput: FileSource(standardInput: ())
    case .file(let path, let isRegular): try FileSource(path: path, isRegular: isRegular)
    case .unreadable(_, let failure): throw failure
    }
  }
}
