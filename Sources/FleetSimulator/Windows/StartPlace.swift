/// Where a simulated thread starts, before a host, a boot and a patch level give it an address.
enum StartPlace: Hashable, Sendable {
  /// At an export: StartModule and StartFunction are known.
  case export(String, String)
  /// In a module at no export: StartFunction is blank, and the slot stands for the one place in this build.
  case inside(String, slot: Int)
  /// In the module where nothing begins in any build: the number stands for the place.
  case stomped(String, UInt64)
  /// Console control of a 32-bit process on 64-bit Windows: `System32\KERNELBASE.dll` below 4 GiB, no function.
  case console32
  /// In the kernel half of the address space, no module.
  case kernel
  /// At the beginning of private memory: the low 16 bits are zero.
  case allocation
  /// In private memory with these low 16 bits.
  case privateMemory(UInt16)

  static let controlRoutine = StartPlace.export("KERNELBASE.dll", "CtrlRoutine")
  static let breakIn = StartPlace.export("ntdll.dll", "DbgUiRemoteBreakin")
  static let loadLibraryA = StartPlace.export("KERNEL32.DLL", "LoadLibraryA")
  static let loadLibraryW = StartPlace.export("KERNEL32.DLL", "LoadLibraryW")
}
