/// Where a remote thread starts, as far as it has a name: StartModule and StartFunction, or the class of the address.
public struct ThreadStart: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// StartModule, folded and generalised; nil where Sysmon found none.
  public let module: String?
  /// StartFunction, folded; nil where no export begins at the address.
  public let function: String?
  /// Backed, unbacked or kernel.
  public let startClass: StartClass

  /// Makes a start in a module.
  public init(module: String, function: String? = nil) {
    self.module = module
    self.function = function
    startClass = .backed
  }

  /// Makes a start without a module.
  public init(withoutModule startClass: StartClass, function: String? = nil) {
    module = nil
    self.function = function
    self.startClass = startClass
  }

  /// The start of `event`.
  public init(_ event: RemoteThreadEvent, generalisation: PathGeneralisation = .standard) {
    module = event.startModule.map(generalisation.apply(to:))
    function = event.startFunction.map(ASCIIFold.fold)
    startClass = event.startClass
  }

  /// Whether the start lies in a known module where no export begins: its only name is the offset.
  public var isNamedByOffset: Bool { module != nil && function == nil }

  /// `module!function`, `module` alone, `<unbacked>` or `<kernel>`.
  public var description: String {
    guard let module else { return startClass == .kernel ? "<kernel>" : "<unbacked>" }
    return function.map { "\(module)!\($0)" } ?? module
  }

  /// Orders by module, function and class, blank first.
  public static func < (left: ThreadStart, right: ThreadStart) -> Bool {
    (left.module ?? "", left.function ?? "", left.startClass)
      < (right.module ?? "", right.function ?? "", right.startClass)
  }
}
