extension BaselineSnapshot {
  /// The starts in each target, by how many different sources have them there; tuples that are not quarantined.
  ///
  /// O(tuples · log tuples), for the snapshot keeps pairs by their sources.
  public func sourcesByTargetStart() -> ContextTable<Int32> {
    var builder = ContextTable<Int32>.Builder()
    startsByPair.forEach { pair, starts in
      for start in starts.continuations { builder.add(1, of: start, in: pair.target) }
    }
    return builder.takeTable()
  }
}
