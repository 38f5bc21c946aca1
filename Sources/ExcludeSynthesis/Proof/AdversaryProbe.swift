import Baseline
import RemoteThread

/// What an attacker who reads a rule would try, to start a thread that the rule drops.
public enum AdversaryProbe: String, Sendable, Hashable, CaseIterable {
  /// Same source and target, private memory.
  case unbackedStart = "an unbacked start in the same pair"
  /// Same source and target, a library loaded by the classic functions.
  case libraryLoad = "a library load in the same pair"
  /// Same source, target and module, at an offset that was never seen.
  case unknownOffset = "an unknown offset in the same module"
  /// The source's file name in a folder that users can write to.
  case copiedSource = "a copy of the source"
  /// The target's file name in a folder that users can write to.
  case copiedTarget = "a copy of the target"
  /// The module's file name in a folder that users can write to.
  case copiedModule = "a copy of the module"
  /// Same source and start in another process: lsass.exe.
  case otherTarget = "the same start in lsass.exe"
  /// Values that begin with, end with or hold the ones of the rule.
  case widerText = "a longer value"
  /// Addresses that look like the pinned one, with 8 and 16 digits.
  case similarAddress = "a similar address"
  /// Another program, in a folder that users can write to, does the same.
  case otherSource = "the same start by any program"

  /// The probes that a generated rule has to let through: another source is none that it could match.
  static let againstRules: [AdversaryProbe] = allCases.filter { $0 != .otherSource }
}

/// The events of each probe against one rule. Some may be exactly what the plan excludes: the replay passes over those.
struct ProbeEvents {
  /// The offset that the rule pins.
  let offset: UInt16?
  /// The rule's own event.
  let base: RemoteThreadEvent

  /// The probes beside an event that some rule drops.
  init(base: RemoteThreadEvent) {
    self.base = base
    offset = nil
  }

  /// Nil where the rule's example is no event.
  init?(_ rule: ExactRule) {
    guard var base = TupleEvents.of(rule.summary).first else { return nil }
    if let offset = rule.offset { base.startAddress = TupleEvents.Address.backed(offset) }
    offset = rule.offset
    self.base = base
  }

  func events(of probe: AdversaryProbe) -> [RemoteThreadEvent] {
    switch probe {
    case .unbackedStart: unbackedStarts
    case .libraryLoad: libraryLoads
    case .unknownOffset: unknownOffsets
    case .copiedSource: copies(of: \.sourceImage)
    case .copiedTarget: copies(of: \.targetImage)
    case .copiedModule: copiesOfModule
    case .otherTarget: changed(\.targetImage, to: #"C:\Windows\System32\lsass.exe"#)
    case .widerText: widerTexts
    case .similarAddress: similarAddresses
    case .otherSource: changed(\.sourceImage, to: Self.foreignProgram)
    }
  }

  private func changed(_ field: WritableKeyPath<RemoteThreadEvent, ImagePath>, to path: String) -> [RemoteThreadEvent] {
    guard let image = ImagePath(path) else { return [] }
    var event = base
    event[keyPath: field] = image
    return [event]
  }

  private func started(_ module: String?, _ function: String?, at address: StartAddress?) -> RemoteThreadEvent {
    started(in: ImagePath(module), function, at: address)
  }

  private func started(in module: ImagePath?, _ function: String?, at address: StartAddress?) -> RemoteThreadEvent {
    var event = base
    event.startModule = module
    event.startFunction = function
    event.startAddress = address
    return event
  }

  private var unbackedStarts: [RemoteThreadEvent] {
    ["0x000001F0A0B00000", "0x0000000000541485", "0x00540000", "0x7FFE0000"].map { text in
      started(nil, nil, at: StartAddress(text))
    } + [started(nil, nil, at: nil)]
  }

  private var libraryLoads: [RemoteThreadEvent] {
    Self.loaders.map { started(in: $0.module, $0.function, at: base.startAddress) }
  }

  private static let loaders: [(module: ImagePath?, function: String)] = {
    let functions = ["LoadLibraryA", "LoadLibraryW", "LoadLibraryExA", "LoadLibraryExW"]
    return [#"C:\Windows\System32\"#, #"C:\Windows\SysWOW64\"#].flatMap { folder in
      ["kernel32.dll", "KERNELBASE.dll"].flatMap { file in functions.map { (ImagePath(folder + file), $0) } }
        + [(ImagePath(folder + "ntdll.dll"), "LdrLoadDll")]
    }
  }()

  private var unknownOffsets: [RemoteThreadEvent] {
    guard let module = base.startModule else { return [] }
    let near = (offset ?? base.startAddress?.offset ?? 0) &+ 0x10
    return [0x0000, 0x0B80, near, near &+ 0x1000].map { offset in
      started(module.rawValue, nil, at: TupleEvents.Address.backed(offset))
    }
  }

  /// A program that any user can have put there.
  static let foreignProgram = #"C:\Users\Public\update.exe"#

  private static let writableFolders = [#"C:\Users\Public\"#, #"C:\Windows\Temp\"#, #"C:\ProgramData\"#]

  private func copies(of field: WritableKeyPath<RemoteThreadEvent, ImagePath>) -> [RemoteThreadEvent] {
    Self.writableFolders.flatMap { changed(field, to: $0 + base[keyPath: field].foldedFileName) }
  }

  private var copiesOfModule: [RemoteThreadEvent] {
    guard let module = base.startModule else { return [] }
    return Self.writableFolders.map { folder in
      started(folder + module.foldedFileName, base.startFunction, at: base.startAddress)
    }
  }

  private var widerTexts: [RemoteThreadEvent] {
    let images: [WritableKeyPath<RemoteThreadEvent, ImagePath>] = [\.sourceImage, \.targetImage]
    let paths = images.flatMap { field in
      Self.wider(base[keyPath: field].rawValue).flatMap { changed(field, to: $0) }
    }
    let modules = base.startModule.map { module in
      Self.wider(module.rawValue).map { started($0, base.startFunction, at: base.startAddress) }
    }
    let functions = base.startFunction.map { function in
      [function + "A", "Rtl" + function].map { started(base.startModule?.rawValue, $0, at: base.startAddress) }
    }
    return paths + (modules ?? []) + (functions ?? [])
  }

  /// The path with something behind it, and all of it below a folder that users can write to.
  private static func wider(_ path: String) -> [String] {
    [path + ".exe", path + "x", #"C:\Users\Public\"# + path.dropFirst(3), #"\\?\"# + path]
  }

  private var similarAddresses: [RemoteThreadEvent] {
    let texts =
      base.startModule == nil
      ? ["0xFFFF7FFFFFFFFFFF", "0x0000FFFF80000000", "0x7FFF8000", "0x0000FFFF", "0xFFFF1234", "0xFFFE8000FFFF8000"]
      : offset.map { offset in
        let digits = OffsetText.hexadecimal(offset)
        return ["0x00007FF89C8\(digits)0", "0x\(digits)0000", "0x7FF\(digits)0", "0x00007FF8\(digits)0000"]
      } ?? []
    return texts.compactMap { text in
      StartAddress(text).map { started(base.startModule?.rawValue, base.startFunction, at: $0) }
    }
  }
}
