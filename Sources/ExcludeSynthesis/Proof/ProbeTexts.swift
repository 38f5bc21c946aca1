import RemoteThread

/// The texts that an attacker would put in the place of a start's own.
enum ProbeTexts {
  static let lsass = #"C:\Windows\System32\lsass.exe"#
  /// A program that any user can have put there.
  static let foreignProgram = #"C:\Users\Public\update.exe"#

  /// The file's name in folders that users can write to.
  static func copies(of image: ImagePath) -> [String] {
    let name = image.foldedFileName
    return [#"C:\Users\Public\"#, #"C:\Windows\Temp\"#, #"C:\ProgramData\"#].map { $0 + name }
  }

  /// The path with something behind it, and all of it below a folder that users can write to.
  static func wider(_ path: String) -> [String] {
    [path + ".exe", path + "x", #"C:\Users\Public\"# + path.dropFirst(3), #"\\?\"# + path]
  }

  static func wider(function: String) -> [String] { [function + "A", "Rtl" + function] }

  /// Addresses in private memory, of 64-bit and of 32-bit Windows, and none.
  static let unbackedAddresses: [StartAddress?] =
    ["0x000001F0A0B00000", "0x0000000000541485", "0x00540000", "0x7FFE0000"].map { StartAddress($0) } + [nil]

  static let loaders: [(module: ImagePath?, function: String?)] = {
    let functions = ["LoadLibraryA", "LoadLibraryW", "LoadLibraryExA", "LoadLibraryExW"]
    return [#"C:\Windows\System32\"#, #"C:\Windows\SysWOW64\"#].flatMap { folder in
      ["kernel32.dll", "KERNELBASE.dll"].flatMap { file in functions.map { (ImagePath(folder + file), $0) } }
        + [(ImagePath(folder + "ntdll.dll"), "LdrLoadDll")]
    }
  }()

  /// Addresses in a module at offsets that are not `offset`.
  static func unknownAddresses(beside offset: UInt16) -> [StartAddress] {
    let near = offset &+ 0x10
    return [0x0000, 0x0B80, near, near &+ 0x1000].map { TupleEvents.Address.backed($0) }
  }

  /// Addresses that look like the kernel's, for a start without module.
  static let similarToKernel: [StartAddress] = [
    "0xFFFF7FFFFFFFFFFF", "0x0000FFFF80000000", "0x7FFF8000", "0x0000FFFF", "0xFFFF1234", "0xFFFE8000FFFF8000",
  ].compactMap { StartAddress($0) }

  /// Addresses that look like one at the pinned `offset`, with 8 and 16 digits.
  static func similarAddresses(to offset: UInt16) -> [StartAddress] {
    let digits = OffsetText.hexadecimal(offset)
    return ["0x00007FF89C8\(digits)0", "0x\(digits)0000", "0x7FF\(digits)0", "0x00007FF8\(digits)0000"].compactMap {
      StartAddress($0)
    }
  }
}
