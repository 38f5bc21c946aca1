import Baseline
import Foundation
import RemoteThread
import SysmonRules
import TestSupport
import Testing

@testable import ExcludeSynthesis

/// datasets/optimum.py, with scipy's HiGHS.
private enum Solver {
  static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../datasets/optimum.py")
    .path

  static let isThere = (try? run(["-c", "import scipy.optimize"])) == 0

  /// The exit code of python3 with `arguments`.
  static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// The rules of larger baselines held against a mixed-integer solver.
@Suite("The fewest rules, by HiGHS", .enabled(if: Solver.isThere, "needs python3 with scipy"))
struct OptimumTests {
  /// Sources, targets and functions that go together by chance, at a third to two thirds of all combinations.
  private static func baseline(_ random: inout SplitMix64) -> [TupleSummary] {
    let density = 35 + random.next() % 30
    let functions = random.next() % 2 == 0 ? ["Alpha"] : ["Alpha", "Beta", "Gamma"]
    let width = functions.count == 1 ? 11 : 6
    let pairs = (0..<width).flatMap { source in (0..<width).map { (source, $0) } }
    return pairs.flatMap { source, target in
      functions.compactMap { function in
        guard random.next() % 100 < density else { return nil }
        return .sample(
          .sample(
            sourceImage: #"C:\Windows\System32\s\#(source).exe"#, targetImage: #"C:\Windows\System32\t\#(target).exe"#,
            startFunction: function))
      }
    }
  }

  @Test("As few as the solver's optimum", arguments: 0..<8 as Range<UInt64>)
  func optimum(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let plan = ExcludeSynthesis.synthesise(
      tuples: Self.baseline(&random), policy: SynthesisPolicy(targetGeneralisation: nil))
    #expect(plan.stop == nil && plan.leastRules == plan.rules.count)
    let file = FileManager.default.temporaryDirectory.appending(path: "heddle-optimum-\(seed)-\(UUID()).xml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(plan.configuration.xml()).write(to: file)
    #expect(try Solver.run([Solver.script, file.path]) == 0)
  }
}
