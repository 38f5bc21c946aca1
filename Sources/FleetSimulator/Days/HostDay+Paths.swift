import RemoteThread

extension HostDay {
  /// The version of a product on this day.
  func version(of product: Product?) -> String {
    product?.version(on: Int(day.number), host: host.index, seed: seed) ?? "1.0.0"
  }

  /// The path that a template of the catalogue stands for here and today. `{temp}` is not replaced.
  func path(_ template: String, product: Product?, user: String) -> String {
    guard template != "<unknown process>" else { return template }
    guard PathTemplate.isFullPath(template) else {
      return host.windowsFolder + #"\System32\"# + template
    }
    var result = template
    if result.hasPrefix(#"C:\Windows\"#) { result = host.windowsFolder + result.dropFirst(10) }
    guard PathTemplate.hasNames(result) else { return result }
    return PathTemplate.fill(result) { name in
      switch name {
      case "user": user
      case "version": version(of: product)
      case "hash": driverHash(of: product)
      default: "{\(name)}"
      }
    }
  }

  /// The name of a temporary folder of an installer: new each time.
  mutating func temporaryFolder() -> String {
    let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return "is-" + String((0..<5).map { _ in draws.pick(characters) }) + ".tmp"
  }

  private func driverHash(of product: Product?) -> String {
    var draws = Draws(seed: seed, .version, Draws.key(product?.name ?? ""), UInt64(host.build.rawValue))
    return String(0x1000_0000_0000_0000 | draws.next() >> 2, radix: 16)
  }
}
