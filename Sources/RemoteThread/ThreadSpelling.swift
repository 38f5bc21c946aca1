/// The fields of an event that decide its tuple, as Sysmon spelled them.
///
/// A fleet's events have few spellings, so that what is found out about one serves all events that share it.
/// Two spellings are equal only where every byte is. A class, so that to hand one on costs one reference.
public final class ThreadSpelling: Sendable, Hashable {
  /// SourceImage.
  public let sourceImage: ImagePath
  /// TargetImage.
  public let targetImage: ImagePath
  /// StartModule; nil where blank.
  public let startModule: ImagePath?
  /// StartFunction; nil where blank.
  public let startFunction: String?
  /// The class of StartAddress.
  public let startClass: StartClass
  /// The hash of the fields, which is asked for far more often than spellings are made.
  private let fieldHash: Int

  /// Makes a spelling of its fields.
  public init(
    sourceImage: ImagePath, targetImage: ImagePath, startModule: ImagePath?, startFunction: String?,
    startClass: StartClass
  ) {
    self.sourceImage = sourceImage
    self.targetImage = targetImage
    self.startModule = startModule
    self.startFunction = startFunction
    self.startClass = startClass
    let exact = Exact(sourceImage, targetImage, startModule, startFunction, startClass)
    fieldHash = exact.hashValue
  }

  /// The spelling of `event`.
  public convenience init(_ event: RemoteThreadEvent) {
    self.init(
      sourceImage: event.sourceImage, targetImage: event.targetImage, startModule: event.startModule,
      startFunction: event.startFunction, startClass: event.startClass)
  }

  /// Whether every byte of every field is the same.
  public static func == (left: ThreadSpelling, right: ThreadSpelling) -> Bool {
    left === right || (left.fieldHash == right.fieldHash && left.exact == right.exact)
  }

  /// Hashes the fields.
  public func hash(into hasher: inout Hasher) { hasher.combine(fieldHash) }

  private struct Exact: Hashable {
    let source: ExactText
    let target: ExactText
    let module: ExactText?
    let function: ExactText?
    let startClass: StartClass

    init(
      _ source: ImagePath, _ target: ImagePath, _ module: ImagePath?, _ function: String?, _ startClass: StartClass
    ) {
      self.source = ExactText(source.rawValue)
      self.target = ExactText(target.rawValue)
      self.module = (module?.rawValue).map(ExactText.init)
      self.function = function.map(ExactText.init)
      self.startClass = startClass
    }
  }

  private var exact: Exact { Exact(sourceImage, targetImage, startModule, startFunction, startClass) }
}

/// A spelling by its instance, which lives on as long as it is remembered.
package struct SpellingInstance: Hashable {
  private let spelling: ThreadSpelling

  /// The instance at hand.
  package init(_ spelling: ThreadSpelling) { self.spelling = spelling }

  /// Whether both are one instance.
  package static func == (left: SpellingInstance, right: SpellingInstance) -> Bool { left.spelling === right.spelling }

  /// Hashes the instance.
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(spelling)) }
}

extension ThreadTuple {
  /// The tuple of the events that are spelled so.
  public init(_ spelling: ThreadSpelling, generalisation: PathGeneralisation = .standard) {
    var paths = GeneralisedPaths(generalisation)
    self.init(spelling, paths: &paths)
  }

  /// The tuple of the events that are spelled so, by paths that may have come before.
  public init(_ spelling: ThreadSpelling, paths: inout GeneralisedPaths) {
    let function = spelling.startFunction.map(ASCIIFold.fold)
    let start =
      if let module = spelling.startModule {
        ThreadStart(module: paths.apply(to: module), function: function)
      } else {
        ThreadStart(withoutModule: spelling.startClass, function: function)
      }
    self.init(
      source: paths.apply(to: spelling.sourceImage), target: paths.apply(to: spelling.targetImage), start: start)
  }
}
