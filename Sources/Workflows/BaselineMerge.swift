public import Baseline

/// Joins baselines into one.
///
/// Commutative, associative and idempotent: of two counts of one sighting the larger stays, of two decisions the
/// stricter, of two policies the larger figures. Ways back to generations are not joined.
public struct BaselineMerge {
  /// Makes a merge.
  public init() {}

  /// The settings of what `settings` join to; nil for none.
  public static func joined(_ settings: [BaselineSettings]) -> BaselineSettings? {
    guard let first = settings.first else { return nil }
    let policies = settings.map(\.policy)
    return BaselineSettings(
      generalisation: first.generalisation,
      policy: KnownGoodPolicy(
        minimumHostDays: policies.map(\.minimumHostDays).max() ?? 1,
        minimumDays: policies.map(\.minimumDays).max() ?? 1))
  }

  /// Joins `sources` into `target`, all of them or, on an error, none, and calibrates it anew.
  public func run(_ sources: [any BaselineStore], into target: some GenerationStore) throws {
    try target.atomically(keeping: true) {
      for source in sources { try join(source, into: target) }
      try target.condenseDays()
      try target.setCalibration(try CalibrationRun().run(target))
    }
  }

  private func join(_ source: any BaselineStore, into target: some GenerationStore) throws {
    var rows: [BaselineRow] = []
    func pass() throws {
      var rest = rows[...]
      try target.importRows { rest.popFirst() }
      rows.removeAll(keepingCapacity: true)
    }
    try source.exportRows { row in
      rows.append(row)
      if rows.count >= Self.rowsAtOnce { try pass() }
    }
    try pass()
  }

  private static let rowsAtOnce = 50_000
}
