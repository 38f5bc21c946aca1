import RemoteThread

/// Where an image lies, as far as it says who may have put it there.
enum ImagePlace: Int32, Sendable, Hashable, CaseIterable {
  /// Below `C:\Windows`, where only administrators can write.
  case windows
  /// Below `C:\Program Files` or `C:\Program Files (x86)`.
  case programs
  /// Anywhere else: profiles, ProgramData, other drives, shares, folders below Windows that users can write to.
  case elsewhere

  /// The place of a folded path.
  init(ofFoldedPath path: String) {
    let isProtected = ImageLocation(ofFoldedPath: path) == .protected
    if isProtected, path.utf8.starts(with: #"c:\windows\"#.utf8) {
      self = .windows
    } else if isProtected, path.utf8.starts(with: #"c:\program files"#.utf8) {
      self = .programs
    } else {
      self = .elsewhere
    }
  }

  /// In words, behind "lies".
  var phrase: String {
    switch self {
    case .windows: "below C:\\Windows"
    case .programs: "below Program Files"
    case .elsewhere: "outside of Windows and Program Files, or where users can write"
    }
  }
}

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

/// What a source and a target have to do with each other by their paths.
enum TargetRelation: Int32, Sendable, Hashable {
  /// None.
  case none
  /// Both are the same image.
  case same
  /// Both are of one product.
  case product

  /// Compares paths.
  /// - Parameter areSame: whether they are equal.
  init(source: PathFacts, target: PathFacts, areSame: Bool) {
    if areSame {
      self = .same
    } else {
      self = source.product != nil && source.product == target.product ? .product : .none
    }
  }
}

/// What a source and the module of a start have to do with each other by their paths.
enum StartRelation: Int32, Sendable, Hashable {
  /// None, or there is no module.
  case none
  /// Both are of one product.
  case product
  /// Both lie in one folder, outside of Program Files, which is no shared one.
  case folder

  /// Compares paths.
  init(source: PathFacts, module: PathFacts?) {
    if source.product != nil, source.product == module?.product {
      self = .product
    } else if source.ownFolder != nil, source.ownFolder == module?.ownFolder {
      self = .folder
    } else {
      self = .none
    }
  }
}
