/// The path of an image file as Sysmon reports it: SourceImage, TargetImage or StartModule.
///
/// Two paths are equal when they differ only in the case of ASCII letters. That is how Sysmon's own
/// filter engine compares, so that a path Heddle calls known is one that an exclusion matches.
public struct ImagePath: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The spelling in the event, to print.
  public let rawValue: String
  /// The spelling to compare: ASCII letters in lower case, everything else untouched.
  public let folded: String

  /// Wraps `rawValue`, or gives nil where the field is blank (``BlankField``).
  public init?(_ rawValue: String?) {
    guard let value = BlankField.value(rawValue) else { return nil }
    self.rawValue = value
    self.folded = ASCIIFold.fold(value)
  }

  /// What Sysmon writes for the image of a process that had gone before it was looked up.
  public static let unknownProcess = "<unknown process>"

  /// Whether this is Sysmon's `<unknown process>`, which is a value of its own and no path.
  public var isUnknownProcess: Bool { folded == Self.unknownProcess }

  /// The part after the last backslash, folded: `c:\windows\explorer.exe` gives `explorer.exe`.
  public var foldedFileName: Substring {
    guard let slash = folded.utf8.lastIndex(of: UInt8(ascii: "\\")) else { return folded[...] }
    return folded[folded.utf8.index(after: slash)...]
  }

  /// The spelling in the event.
  public var description: String { rawValue }

  /// Whether both paths name the same file to Sysmon's filter engine.
  public static func == (left: ImagePath, right: ImagePath) -> Bool { left.folded == right.folded }

  /// Hashes the folded spelling.
  public func hash(into hasher: inout Hasher) { hasher.combine(folded) }

  /// Orders by the folded spelling.
  public static func < (left: ImagePath, right: ImagePath) -> Bool { left.folded < right.folded }
}
