import Baseline
import RemoteThread
import Testing
import TestSupport

@testable import Scoring

@Suite("Breadth burst")
struct BreadthBurstTests {
  /// Threads of one process in `targets`, a second apart.
  static func last(_ source: String, seconds: Int = 1, start: (module: String?, function: String?)) -> Finding? {
    let scorer = Scorer(IndicatorTests.baseline().snapshot())
    var burst = BreadthBurst(scorer.profile)
    var last: Finding?
    for number in 0..<12 {
      let time = UTCTime(milliseconds: 1_780_000_000_000 + Int64(number * seconds * 1000))
      last = burst.watch(
        scorer.finding(
          of: .sample(
            utcTime: time.description, sourceImage: source, targetImage: "C:\\Windows\\System32\\t\(number).exe",
            startAddress: "0x000001E811820000", startModule: start.module, startFunction: start.function)))
    }
    return last
  }

  @Test("One process in many targets within minutes")
  func burst() {
    let finding = Self.last(#"C:\Windows\System32\dialer.exe"#, start: (nil, nil))
    #expect(finding?.indicators.last?.kind == .breadthBurst)
  }

  @Test("The same over hours is none")
  func slow() {
    let finding = Self.last(#"C:\Windows\System32\dialer.exe"#, seconds: 600, start: (nil, nil))
    #expect(finding?.indicators.contains { $0.kind == .breadthBurst } == false)
  }

  @Test("Windows that shuts down is none; a csrss.exe from elsewhere is")
  func shutdown() {
    let signal = (module: IndicatorTests.kernelBase, function: "CtrlRoutine")
    #expect(Self.last(IndicatorTests.csrss, start: signal)?.indicators.isEmpty == true)
    #expect(Self.last(#"C:\Users\Public\csrss.exe"#, start: signal)?.indicators.last?.kind == .breadthBurst)
  }
}
