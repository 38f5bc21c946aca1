import Baseline
import RemoteThread
import TestSupport

/// Random events that share hosts, days and images often, and hold what is awkward to store.
struct RandomFleet {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func events(_ count: Int) -> [RemoteThreadEvent] { (0..<count).map { _ in event() } }

  mutating func event() -> RemoteThreadEvent {
    let module = pick(Self.modules)
    let day = pick(["1969-12-31", "2024-02-29", "2026-03-01", "2026-03-02", "2026-03-03"])
    let clock = "\(two(24)):\(two(60)):\(two(60)).\(two(10))\(Int.random(in: 0...9, using: &random))"
    return .sample(
      utcTime: "\(day) \(clock)", computer: pick(["WS01", "ws01", "WS02", "dc.Ünicode.test", "-", "a\u{0}b"]),
      recordID: pick([nil, 0, UInt64.max, UInt64.random(in: 1...60, using: &random)]),
      sourceImage: pick(Self.images), targetImage: pick(Self.images),
      startAddress: pick([nil, "0xFFFFF80000001000", "0x00007FF89C865EA0", "0x00007FF800000000", "0x1234ABCD"]),
      startModule: module, startFunction: pick([nil, nil, "CtrlRoutine", "LoadLibraryW", "f\u{0}g"]))
  }

  mutating func shuffled(_ events: [RemoteThreadEvent]) -> [RemoteThreadEvent] { events.shuffled(using: &random) }

  mutating func number(in range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[number(in: 0..<values.count)] }

  private mutating func two(_ limit: Int) -> String {
    let number = number(in: 0..<limit)
    return limit <= 10 ? "\(number)" : number < 10 ? "0\(number)" : "\(number)"
  }

  private static let images = [
    #"C:\Windows\System32\csrss.exe"#, #"c:\windows\system32\CSRSS.EXE"#, #"C:\Windows\System32\cmd.exe"#,
    #"C:\Users\ann\AppData\Local\app-1.2.3\x.exe"#, #"C:\Users\bob\AppData\Local\app-1.2.4\x.exe"#,
    #"C:\Öffentlich\naïve'; DROP TABLE image; --.exe"#, "<unknown process>", "C:\\nul\u{0}one.exe",
    "C:\\nul\u{0}two.exe",
  ]

  private static let modules: [String?] = [
    nil, nil, #"C:\Windows\System32\KERNELBASE.dll"#, #"C:\WINDOWS\system32\kernelbase.DLL"#,
    #"C:\Windows\System32\ntdll.dll"#, "m\u{0}n.dll",
  ]
}
