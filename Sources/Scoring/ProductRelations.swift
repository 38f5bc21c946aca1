import Baseline
import RemoteThread

/// What known sources have to do, by their paths, with their targets and with the modules of their starts.
struct ProductRelations: Sendable {
  /// Relations of sources of a place to their targets, by how many different sources have such a target.
  let targets: [ImagePlace: Context]
  /// Relations of sources of a place to the modules of their starts, by how many different sources have such a start.
  let starts: [ImagePlace: Context]
  /// Relations of a source of Program Files to the modules of its starts, by how many different starts are such.
  let startsBySource: [Int32: Context]

  init(_ snapshot: BaselineSnapshot, _ paths: KnownPaths) {
    var products = ProductNumbers()
    let productOfImage = paths.images.map { products.number(of: $0) }
    let productOfStart = paths.modules.map { products.number(of: $0) }
    targets = Self.relations(of: snapshot.targetsBySource, paths) { source, target in
      if source == target { return TargetRelation.same.rawValue }
      let product = productOfImage[Int(source)]
      let isShared = product != nil && product == productOfImage[Int(target)]
      return (isShared ? TargetRelation.product : .none).rawValue
    }
    func relation(_ source: Int32, _ start: Int32) -> Int32 {
      let product = productOfImage[Int(source)]
      if product != nil { return (product == productOfStart[Int(start)] ? StartRelation.product : .none).rawValue }
      let folder = paths.images[Int(source)].ownFolder
      return (folder != nil && folder == paths.modules[Int(start)]?.ownFolder ? StartRelation.folder : .none).rawValue
    }
    starts = Self.relations(of: snapshot.startsBySource, paths, relation)
    var startsBySource: [Int32: Context] = [:]
    snapshot.startsBySource.forEach { source, starts in
      guard productOfImage[Int(source)] != nil else { return }
      var tally = ContinuationTally()
      for start in starts.continuations { tally.add(1, of: relation(source, start)) }
      startsBySource[source] = Context(ContinuationCounts(tally))
    }
    self.startsBySource = startsBySource
  }

  /// Each source counts once for each relation that it has.
  private static func relations(
    of contexts: ContextTable<Int32>, _ paths: KnownPaths, _ relation: (Int32, Int32) -> Int32
  ) -> [ImagePlace: Context] {
    var groups: [ImagePlace: ContinuationTally] = [:]
    contexts.forEach { source, counts in
      let relations = Set(counts.continuations.map { relation(source, $0) })
      for found in relations { groups[paths.place(of: source), default: .init()].add(1, of: found) }
    }
    return groups.mapValues { Context(ContinuationCounts($0)) }
  }
}
