import Foundation
import TestSupport
import Testing

@Suite("What holds of every configuration")
struct RuleInvariantTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fuzzing/Corpus-rules")

  @Test("Nothing that the fuzzer began from, or once failed on, breaks it")
  func everyFile() throws {
    let files = try FileManager.default.contentsOfDirectory(at: Self.corpus, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files.sorted(by: { $0.path < $1.path }) {
      let bytes = Array(try Data(contentsOf: file))
      #expect(RuleInvariants.failure(of: bytes) == nil, "\(file.lastPathComponent)")
    }
  }

  @Test("Random choices do not break it", arguments: [1, 2, 3, 4] as [UInt64])
  func choices(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(RuleInvariants.failure(of: bytes) == nil)
    }
  }
}
