import RemoteThread

/// A thread that starts inside a module, where none of its functions begins, at an offset never seen for the module.
///
/// So start threads in code that was written over a module's own ("module stomping", ATT&CK T1055.001) or
/// that jump through a few bytes of it ("trampolines"; Elastic Security Labs, "Upping the Ante" and "Doubling Down").
/// Modules lie at multiples of 64 KiB, so that the low 16 bits of the address are the same on every start (Windows
/// Internals, 6th ed., part 2).
///
/// Counter-example: an update of the module, which moves the offset on many hosts in a day.
struct UnknownStartAddress: IndicatorRule {
  func indicator(in circumstances: Circumstances) -> Indicator? {
    guard circumstances.isNew(.offset), let module = circumstances.event.startModule,
      let address = circumstances.event.startAddress
    else { return nil }
    return Indicator(
      .unknownStartAddress,
      "starts inside \(ImageName(module.rawValue).text) where no function begins, at an offset "
        + "(\(OffsetText.hexadecimal(address.offset))) not known for the module", techniques: ["T1055.001"])
  }
}
