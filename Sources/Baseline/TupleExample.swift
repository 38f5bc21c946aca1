public import RemoteThread

/// One raw spelling of each field of a tuple, for people to read and for configurations to print.
///
/// Of several spellings the smallest in byte order is kept, so that the order of reading does not matter.
public struct TupleExample: Sendable, Hashable {
  /// SourceImage as Sysmon wrote it.
  public let source: String
  /// TargetImage as Sysmon wrote it.
  public let target: String
  /// StartModule as Sysmon wrote it; nil where blank.
  public let module: String?
  /// StartFunction as Sysmon wrote it; nil where blank.
  public let function: String?

  /// Makes an example of raw spellings.
  public init(source: String, target: String, module: String?, function: String?) {
    self.source = source
    self.target = target
    self.module = module
    self.function = function
  }

  /// The spellings of `event`.
  public init(_ event: RemoteThreadEvent) { self.init(ThreadSpelling(event)) }

  /// A spelling of events.
  public init(_ spelling: ThreadSpelling) {
    source = spelling.sourceImage.rawValue
    target = spelling.targetImage.rawValue
    module = spelling.startModule?.rawValue
    function = spelling.startFunction
  }
}
