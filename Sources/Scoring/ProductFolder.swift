import RemoteThread

/// The folder of a vendor below Program Files: what images of one product have in common.
struct ProductFolder: Sendable, Hashable {
  private let path: ExactText

  /// The folder of a folded path that lies in `place`; nil outside of Program Files.
  ///
  /// Nowhere else does a common folder say that two images came together: where users can write, an attacker's file
  /// may lie beside any other. Works on bytes, as ``ImageLocation`` does.
  init?(ofFoldedPath path: String, in place: ImagePlace) {
    guard place == .programs else { return nil }
    let marks = path.utf8.indices.lazy.filter { path.utf8[$0] == UInt8(ascii: "\\") }
    guard let end = marks.dropFirst(2).first else { return nil }
    self.path = ExactText(String(path[..<end]))
  }
}

/// Numbers product folders, so that many paths can be compared with many.
struct ProductNumbers {
  private var numbers: [ProductFolder: Int32] = [:]

  /// The number of the product folder of a path; nil outside of Program Files.
  mutating func number(of path: PathFacts?) -> Int32? {
    guard let folder = path?.product else { return nil }
    let number = numbers[folder] ?? Int32(numbers.count)
    numbers[folder] = number
    return number
  }
}
