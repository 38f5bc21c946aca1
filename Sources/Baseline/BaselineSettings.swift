public import RemoteThread

/// How a baseline counts; fixed when it is made, because counts of two kinds cannot be mixed.
public struct BaselineSettings: Sendable, Hashable {
  /// Whether paths are generalised.
  public let generalisation: PathGeneralisation
  /// When a tuple is known good. The one setting that may change later.
  public var policy: KnownGoodPolicy

  /// Makes settings.
  public init(generalisation: PathGeneralisation = .standard, policy: KnownGoodPolicy = .standard) {
    self.generalisation = generalisation
    self.policy = policy
  }
}
