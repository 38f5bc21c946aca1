/// All software that is more than a niche, and what of it a host has.
enum SoftwareCatalogue {
  static let products: [Product] =
    [windows] + endpointAgents + office + administration + development + servers + oddities + rollOuts

  static func software(ofHost index: Int, role: HostRole, plan: FleetPlan) -> [Installation] {
    products.filter { hasProduct($0, host: index, role: role, seed: plan.seed) }
      .map { Installation(product: $0, arrived: arrival(of: $0, host: index, plan: plan)) }
  }

  private static func hasProduct(_ product: Product, host: Int, role: HostRole, seed: UInt64) -> Bool {
    guard product.roles?.contains(role) ?? true else { return false }
    var draws = Draws(seed: seed, .software, Draws.key(product.name), UInt64(host))
    return draws.chance(product.share)
  }

  private static func arrival(of product: Product, host: Int, plan: FleetPlan) -> Int {
    var draws = Draws(seed: plan.seed, .arrival, Draws.key(product.name), UInt64(host))
    switch product.arrival {
    case .always: return -1000
    case .whileLearning(let share): return plan.days * share / 1000 + draws.below(7)
    case .whileScoring(let share): return plan.days + plan.attackDays * share / 1000 + draws.skewedIndex(6)
    }
  }
}
