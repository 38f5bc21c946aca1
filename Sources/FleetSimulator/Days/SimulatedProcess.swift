import RemoteThread

/// A process on one side of a simulated thread.
struct SimulatedProcess {
  let image: String
  let guid: ProcessGUID?
  let id: UInt32
  let user: String

  /// - Parameters:
  ///   - machine: what the GUIDs of the host begin with.
  ///   - second: when the process began, in seconds since 1970.
  ///   - draws: gives the process number and the rest of the GUID.
  init(image: String, machine: UInt32, second: Int, user: String, _ draws: inout Draws) {
    self.image = image
    self.user = user
    id = UInt32(draws.between(130...5000) * 4)
    // Sysmon's layout: machine, start time, a number within the boot.
    let time = UInt32(truncatingIfNeeded: second)
    let serial = UInt16(truncatingIfNeeded: draws.next())
    guid = ProcessGUID(
      [
        Self.hexadecimal(UInt64(machine), 8), Self.hexadecimal(UInt64(time & 0xFFFF), 4),
        Self.hexadecimal(UInt64(time >> 16), 4), Self.hexadecimal(UInt64(serial), 4), "000000000500",
      ].joined(separator: "-"))
  }

  private static func hexadecimal(_ value: UInt64, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
