/// Where modules lie in memory and where functions lie in modules.
///
/// A module's base is a multiple of 64 KiB, new at each boot and then one for all processes of the host. The offset
/// of a place in a module belongs to the build of the module: the Windows build and its patches, or the version of a
/// product. So the low 16 bits of an address outlive a reboot and not an update (Windows Internals, 6th ed., part 2).
struct ModuleLayout {
  let seed: UInt64

  /// The distance of `symbol` from the base of a module of this build, never at a multiple of 64 KiB.
  func relativeAddress(of symbol: String, in module: String, revision: String) -> UInt64 {
    var draws = Draws(seed: seed, .layout, Draws.key(module), Draws.key(symbol), Draws.key(revision))
    return UInt64(draws.below(24)) << 16 | UInt64(draws.between(1...4095) * 16)
  }

  /// The revision of a module of Windows: the build and those patches up to `level` that changed this module.
  func revision(ofSystemModule module: String, build: WindowsBuild, level: Int) -> String {
    // Only the newest change counts. A patch leaves about a third of the modules alone.
    let newest = stride(from: level, to: level - 24, by: -1).first { changes(module, build: build, patch: $0) }
    return "\(build.rawValue).\(newest ?? 0)"
  }

  /// The base of a module in a boot of a host.
  func base(of module: String, host: Host, boot: Int) -> UInt64 {
    var draws = Draws(seed: seed, .moduleBase, UInt64(host.index), UInt64(boot), Draws.key(module))
    let isProgram = module.hasSuffix(".exe")
    return isProgram
      ? 0x7FF6_0000_0000 + UInt64(draws.below(0x1_F000)) << 16
      : 0x7FF8_0000_0000 + UInt64(draws.below(0x7_F000)) << 16
  }

  /// The base below 4 GiB of a 32-bit module in a boot of a host.
  func base32(of module: String, host: Host, boot: Int) -> UInt64 {
    var draws = Draws(seed: seed, .moduleBase, UInt64(host.index), UInt64(boot), Draws.key(module), 32)
    return UInt64(draws.between(0x7400...0x77C0)) << 16
  }

  /// The base of a kernel module in a boot of a host.
  func kernelBase(host: Host, boot: Int) -> UInt64 {
    var draws = Draws(seed: seed, .moduleBase, UInt64(host.index), UInt64(boot), 64)
    return 0xFFFF_8000_0000_0000 + UInt64(draws.below(0x7F00_0000)) << 16
  }

  private func changes(_ module: String, build: WindowsBuild, patch: Int) -> Bool {
    var draws = Draws(
      seed: seed, .moduleChange, Draws.key(module), UInt64(build.rawValue), UInt64(bitPattern: Int64(patch)))
    return draws.chance(650)
  }
}
