/// What tells starts of threads from each other, as texts or as what is known of the texts.
struct StartValues<Image, Function, Address> {
  var source: Image
  var target: Image
  var module: Image
  var function: Function
  var address: Address

  /// The same by another source.
  func by(_ source: Image) -> Self {
    var start = self
    start.source = source
    return start
  }

  /// The same in another target.
  func into(_ target: Image) -> Self {
    var start = self
    start.target = target
    return start
  }

  /// Another start of the same pair.
  func starting(in module: Image, _ function: Function, at address: Address) -> Self {
    var start = self
    (start.module, start.function, start.address) = (module, function, address)
    return start
  }
}

/// One of the three fields that name an image.
enum ImageField: Int {
  case source, target, module
}

/// A start that probes are made beside: the values that take the place of its own.
///
/// The probes are put together here alone, whether of texts (``ProbeEvents``) or of answers to texts (``ProbeAnswers``), so
/// that those are always of the same number and order.
protocol ProbedStart {
  associatedtype Image
  associatedtype Function
  associatedtype Address

  /// The start itself.
  var own: StartValues<Image, Function, Address> { get }
  /// StartModule and StartFunction where they are blank.
  var blank: (module: Image, function: Function) { get }
  /// Each of ``ProbeTexts/unbackedAddresses``.
  var unbackedAddresses: [Address] { get }
  /// Each of ``ProbeTexts/loaders``.
  var loaders: [(module: Image, function: Function)] { get }
  /// Addresses of other offsets in the module; none where there is no module.
  var unknownAddresses: [Address] { get }
  /// Addresses that look like its own.
  var similarAddresses: [Address] { get }
  /// Files of the same name elsewhere; none where the field is blank.
  func copies(of field: ImageField) -> [Image]
  /// Longer values; none where the field is blank.
  func wider(_ field: ImageField) -> [Image]
  /// Longer names of the function; none where it is blank.
  var widerFunctions: [Function] { get }
  /// lsass.exe as target.
  var lsass: Image { get }
  /// Another program as source.
  var foreignProgram: Image { get }
}

extension ProbedStart {
  /// The starts of `probe`. Some may be exactly what a plan excludes: the replay passes over those.
  func starts(of probe: AdversaryProbe) -> [StartValues<Image, Function, Address>] {
    switch probe {
    case .unbackedStart: unbackedAddresses.map { own.starting(in: blank.module, blank.function, at: $0) }
    case .libraryLoad: loaders.map { own.starting(in: $0.module, $0.function, at: own.address) }
    case .unknownOffset: unknownAddresses.map { own.starting(in: own.module, blank.function, at: $0) }
    case .copiedSource: copies(of: .source).map(own.by)
    case .copiedTarget: copies(of: .target).map(own.into)
    case .copiedModule: copies(of: .module).map { own.starting(in: $0, own.function, at: own.address) }
    case .otherTarget: [own.into(lsass)]
    case .widerText: widerTexts
    case .similarAddress: similarAddresses.map { own.starting(in: own.module, own.function, at: $0) }
    case .otherSource: [own.by(foreignProgram)]
    }
  }

  private var widerTexts: [StartValues<Image, Function, Address>] {
    wider(.source).map(own.by) + wider(.target).map(own.into)
      + wider(.module).map { own.starting(in: $0, own.function, at: own.address) }
      + widerFunctions.map { own.starting(in: own.module, $0, at: own.address) }
  }
}
