/// Paths with the rules of a ``PathGeneralisation`` applied, each found once however often it comes.
///
/// Forgets all where it has grown large, so that memory stays bounded: above 50,000 paths.
public struct GeneralisedPaths: Sendable {
  /// The rules.
  public let generalisation: PathGeneralisation
  private var known: [ExactText: String] = [:]

  private static let mostKnown = 50_000

  /// Knows no path yet.
  public init(_ generalisation: PathGeneralisation) { self.generalisation = generalisation }

  /// The folded path with every rule applied.
  public mutating func apply(to path: ImagePath) -> String {
    let exact = ExactText(path.rawValue)
    if let text = known[exact] { return text }
    let text = generalisation.apply(to: path)
    if known.count >= Self.mostKnown { known.removeAll() }
    known[exact] = text
    return text
  }
}
