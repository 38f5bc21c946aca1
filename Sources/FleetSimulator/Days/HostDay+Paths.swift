import RemoteThread

extension HostDay {
  /// The version of a product on this day.
  func version(of product: Product?) -> String {
    product?.version(on: Int(day.number), host: host.index, seed: seed) ?? "1.0.0"
  }

  /// The path that a template of the catalogue stands for here and today. `{temp}` is not replaced.
  func path(_ template: String, product: Product?, user: String) -> String {
    guard template != "<unknown process>" else { return template }
    guard template.contains(#":\"#) || template.hasPrefix(#"\\"#) else {
      return host.windowsFolder + #"\System32\"# + template
    }
    var result = template
    if result.hasPrefix(#"C:\Windows\"#) { result = host.windowsFolder + result.dropFirst(10) }
    guard result.utf8.contains(UInt8(ascii: "{")) else { return result }
    result = result.replacing("{user}", with: user)
    result = result.replacing("{version}", with: version(of: product))
    return result.replacing("{hash}", with: driverHash(of: product))
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
