extension HostDay {
  /// Address, StartModule and StartFunction of a place at a time.
  mutating func address(
    of place: StartPlace, product: Product?, user: String, time: Int
  ) -> (value: UInt64, module: String?, function: String?) {
    switch place {
    case .export(let module, let function):
      (inModule(module, function, product, user, time), modulePath(module, product, user), function)
    case .inside(let module, let slot):
      (inModule(module, "slot \(slot)", product, user, time), modulePath(module, product, user), nil)
    case .stomped(let module, let place):
      (inModule(module, "stomped \(place)", product, user, time), modulePath(module, product, user), nil)
    case .console32: (console32(time), modulePath("KERNELBASE.dll", product, user), nil)
    case .kernel: (kernel(time), nil, nil)
    case .allocation: (privateMemory(), nil, nil)
    case .privateMemory(let offset): (privateMemory() | UInt64(offset), nil, nil)
    }
  }

  private func inModule(_ module: String, _ symbol: String, _ product: Product?, _ user: String, _ time: Int) -> UInt64
  {
    let layout = ModuleLayout(seed: seed)
    let base = layout.base(of: modulePath(module, product, user), host: host, boot: bootNumber(at: time))
    return base + layout.relativeAddress(of: symbol, in: module, revision: revision(of: module, product, time))
  }

  /// Modules of Windows change with patches, others with the version of their product.
  private func revision(of module: String, _ product: Product?, _ time: Int) -> String {
    guard PathTemplate.isFullPath(module), !module.hasPrefix(#"C:\Windows"#) else {
      return ModuleLayout(seed: seed)
        .revision(ofSystemModule: module, build: host.build, level: patchLevel(at: time))
    }
    return version(of: product)
  }

  private func console32(_ time: Int) -> UInt64 {
    let layout = ModuleLayout(seed: seed)
    let revision = revision(of: "KERNELBASE.dll", nil, time)
    return layout.base32(of: "KERNELBASE.dll", host: host, boot: bootNumber(at: time))
      + layout.relativeAddress(of: "CtrlRoutine", in: "KERNELBASE.dll, 32 bits", revision: revision)
  }

  private func kernel(_ time: Int) -> UInt64 {
    let layout = ModuleLayout(seed: seed)
    let revision = revision(of: "win32kbase.sys", nil, time)
    return layout.kernelBase(host: host, boot: bootNumber(at: time))
      + layout.relativeAddress(of: "thread start", in: "win32kbase.sys", revision: revision)
  }

  /// A fresh allocation in the user half, at a multiple of 64 KiB.
  private mutating func privateMemory() -> UInt64 {
    draws.chance(120) ? UInt64(draws.between(0x20...0x6FF0)) << 16 : UInt64(draws.between(0x10_0000...0x2FF_FFFF)) << 16
  }

  private func modulePath(_ module: String, _ product: Product?, _ user: String) -> String {
    switch module {
    case "ntdll.dll": host.windowsFolder + #"\SYSTEM32\ntdll.dll"#
    default: path(module, product: product, user: user)
    }
  }
}
