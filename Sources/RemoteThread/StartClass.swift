/// What lies at the address where a remote thread starts.
public enum StartClass: String, Sendable, Hashable, Comparable, CaseIterable, Codable {
  /// Inside a module that Sysmon resolved: StartModule is known.
  case backed
  /// No module, in the user half of the address space: private memory, as shellcode has it.
  ///
  /// An event with neither StartModule nor StartAddress is counted here too: it is the reading that hides nothing.
  case unbackedUser
  /// No module, in the kernel half. Benign in captures: dwm.exe and VBoxTray.exe into csrss.exe.
  case kernel

  /// The class of a start with these fields.
  public init(module: ImagePath?, address: StartAddress?) {
    if module != nil {
      self = .backed
    } else {
      self = address?.isKernel == true ? .kernel : .unbackedUser
    }
  }

  /// Orders as declared.
  public static func < (left: StartClass, right: StartClass) -> Bool { left.rawValue < right.rawValue }
}
