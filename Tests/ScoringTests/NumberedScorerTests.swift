import Baseline
import RemoteThread
import Scoring
import TestSupport
import Testing

@Suite("Scores by numbers of names") struct NumberedScorerTests {
  private static let images = [
    #"c:\windows\system32\csrss.exe"#, #"c:\windows\system32\cmd.exe"#, #"c:\windows\system32\lsass.exe"#,
    #"c:\program files\vendor\a.exe"#, #"c:\program files\vendor\sub\b.exe"#, #"c:\program files\other\csrss.exe"#,
    #"c:\users\*\appdata\local\rowan\a.exe"#, #"c:\temp\csrss.exe"#, "<unknown process>",
  ]
  private static let starts = [
    ThreadStart(module: #"c:\windows\system32\kernelbase.dll"#, function: "ctrlroutine"),
    ThreadStart(module: #"c:\windows\system32\kernelbase.dll"#),
    ThreadStart(module: #"c:\windows\system32\kernel32.dll"#, function: "loadlibraryw"),
    ThreadStart(module: #"c:\program files\vendor\hook.dll"#, function: "hook"),
    ThreadStart(module: #"c:\program files\vendor\hook.dll"#),
    ThreadStart(module: #"c:\users\*\appdata\local\rowan\hook.dll"#, function: "hook"),
    ThreadStart(withoutModule: .unbackedUser), ThreadStart(withoutModule: .kernel),
  ]

  /// Some of these names in a baseline: each as itself, for they are folded and generalised.
  private static func scorer(seed: UInt64) -> Scorer {
    var random = SplitMix64(seed: seed)
    let baseline = InMemoryBaseline()
    _ = baseline.learn(
      (1...40).map { number in
        let start = starts.randomElement(using: &random) ?? starts[0]
        let address =
          start.startClass == .kernel
          ? "0xFFFFEF60CA462460" : "0x00007FF89C86\(["5EA0", "1230"].randomElement(using: &random) ?? "0000")"
        return .sample(
          utcTime: "2026-03-0\(number % 9 + 1) 10:00:00.000", recordID: UInt64(number),
          sourceImage: images.dropLast(2).randomElement(using: &random) ?? images[0],
          targetImage: images.dropFirst().randomElement(using: &random) ?? images[1], startAddress: address,
          startModule: start.module, startFunction: start.function)
      })
    return Scorer(baseline.snapshot())
  }

  @Test("Are those by names, of names that are known and of others", arguments: 1...5 as ClosedRange<UInt64>)
  func agreement(seed: UInt64) {
    let scorer = Self.scorer(seed: seed)
    let numbered = NumberedScorer(scorer, images: Self.images, starts: Self.starts)
    for source in Self.images.indices {
      for (target, start) in Self.images.indices.flatMap({ target in Self.starts.indices.map { (target, $0) } }) {
        let tuple = ThreadTuple(
          source: Self.images[source], target: Self.images[target], start: Self.starts[start])
        let key = BaselineSnapshot.TupleKey(source: Int32(source), target: Int32(target), start: Int32(start))
        for (offset, hosts) in [(nil, 1), (0x5EA0, 1), (0x5EA0, 3), (7, 2)] as [(UInt16?, Int)] {
          #expect(
            numbered.assessment(of: key, offset: offset, sharedBy: hosts)
              == scorer.assessment(of: tuple, offset: offset, sharedBy: hosts))
          #expect(numbered.isKnownGood(key, offset: offset) == scorer.isKnownGood(tuple, offset: offset))
        }
      }
    }
  }
}
