import Baseline
import Foundation
import RemoteThread
import Scoring
import TestSupport
import Testing

@Suite("Offsets that came lately")
struct OffsetAgeTests {
  private static func event(_ day: Int, _ record: Int, source: String, offset: String) -> RemoteThreadEvent {
    .sample(
      utcTime: "2026-03-\(day < 10 ? "0" : "")\(day) 10:00:00.000", recordID: UInt64(record),
      sourceImage: #"C:\Windows\System32\"# + source, startAddress: "0x00007FF8C72C\(offset)",
      startModule: #"C:\Windows\System32\ntdll.dll"#, startFunction: nil)
  }

  /// A pair that was seen at one offset every day of twenty, and another that was seen at a second one from `first` on.
  private static func scorer(secondFrom first: Int) -> Scorer {
    let baseline = InMemoryBaseline()
    _ = baseline.learn((1...20).map { event($0, $0, source: "csrss.exe", offset: "5EC0") })
    _ = baseline.learn((first...20).map { event($0, 100 + $0, source: "winlogon.exe", offset: "1230") })
    return Scorer(baseline.snapshot())
  }

  private static let moved = event(21, 1, source: "csrss.exe", offset: "1230")

  @Test("A pair is asked only for the host-days since the offset came to the module")
  func lately() {
    // Since the offset came, 2 of 20 host-days. The module: 2 + 2 offsets by 1/256, of ⌈22 · 2/20⌉ + 2; the pair: none of
    // 20 · 2/20, and one offset.
    let module = (2 + 2.0 / 256) / (3 + 2)
    let finding = Self.scorer(secondFrom: 19).finding(of: Self.moved)
    #expect(abs(finding.components.offset - -log2(module * 1 / (2 + 1))) < 1e-9)
    #expect(finding.novelties == [])
  }

  @Test("An offset that was there from the first day is asked for all of them")
  func always() {
    let module = (20 + 2.0 / 256) / (40 + 2)
    let finding = Self.scorer(secondFrom: 1).finding(of: Self.moved)
    #expect(abs(finding.components.offset - -log2(module * 1 / (20 + 1))) < 1e-9)
  }

  @Test("An offset that nobody has seen gains nothing by others that came lately")
  func unseen() {
    let stomped = Self.event(21, 1, source: "csrss.exe", offset: "4560")
    let finding = Self.scorer(secondFrom: 19).finding(of: stomped)
    // "None of the known": two of 22 + 2 in the module, one of 20 + 1 of the pair.
    #expect(abs(finding.components.offset - -log2(2.0 / 24 / 21)) < 1e-9)
  }

  @Test("The steps say what was counted since; where it was there from the first day on they say no more than before")
  func trace() throws {
    let tuple = ThreadTuple(Self.moved, generalisation: .standard)
    let steps = try #require(
      Self.scorer(secondFrom: 19).detail(of: tuple, offset: 0x1230).parts.last?.terms.first?.steps)
    #expect(steps.map(\.total) == [3, 2])
    #expect(steps.allSatisfy { $0.context.hasSuffix(", since this one came") })
    let old = try #require(Self.scorer(secondFrom: 1).detail(of: tuple, offset: 0x1230).parts.last?.terms.first?.steps)
    #expect(old.map(\.total) == [40, 20])
    #expect(old.allSatisfy { !$0.context.contains("since") })
  }
}
