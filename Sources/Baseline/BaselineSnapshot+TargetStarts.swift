extension BaselineSnapshot {
  /// The starts in each target, by how many different sources have them there; tuples that are not quarantined.
  ///
  /// O(tuples · log tuples), for the snapshot keeps pairs by their sources. Target and start are sorted as one word, for words
  /// are sorted many times faster than anything else; no number is negative.
  public func sourcesByTargetStart() -> ContextTable<Int32> {
    var words: [UInt64] = []
    startsByPair.forEach { pair, starts in
      for start in starts.continuations { words.append(NumberPair(pair.target, start).words.0) }
    }
    words.sort()
    var builder = ContextTable<Int32>.Builder()
    for word in words { builder.add(1, of: Int32(word & 0xFFFF_FFFF), in: Int32(word >> 32)) }
    return builder.takeTable()
  }
}
