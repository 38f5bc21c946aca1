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
