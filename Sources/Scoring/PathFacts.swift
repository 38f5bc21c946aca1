import Baseline
import RemoteThread

/// What a path says of an image or a module. Found out once for each path that is known, for it takes longer than to score.
struct PathFacts: Sendable {
  /// Where it lies.
  let place: ImagePlace
  /// The folder of its product; nil outside of Program Files.
  let product: ProductFolder?
  /// The folder of its program; nil in Program Files and below Windows.
  let ownFolder: OwnFolder?

  /// The facts of a folded path.
  init(ofFoldedPath path: String) {
    place = ImagePlace(ofFoldedPath: path)
    product = ProductFolder(ofFoldedPath: path, in: place)
    ownFolder = place == .elsewhere ? OwnFolder(ofFoldedPath: path) : nil
  }
}

/// What the paths of a snapshot say.
struct KnownPaths: Sendable {
  /// By the number of the image.
  let images: [PathFacts]
  /// By the number of the start; nil for one without a module.
  let modules: [PathFacts?]

  init(_ snapshot: BaselineSnapshot) {
    images = snapshot.images.map(PathFacts.init(ofFoldedPath:))
    modules = snapshot.startsByNumber.map { start in start.module.map(PathFacts.init(ofFoldedPath:)) }
  }

  /// Where a known image lies.
  func place(of image: Int32) -> ImagePlace { images[Int(image)].place }
}
