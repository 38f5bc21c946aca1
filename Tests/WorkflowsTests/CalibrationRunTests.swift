import Baseline
import Foundation
import RemoteThread
import Scoring
import Testing
import TestSupport

@testable import Workflows

@Suite("Calibration run")
struct CalibrationRunTests {
  /// What csrss.exe does on two hosts every day.
  private static func learned(days: Int) -> InMemoryBaseline {
    let store = InMemoryBaseline()
    for host in ["WS01", "WS02"] {
      _ = store.learn((0..<days).map { event($0, on: host, target: #"C:\Windows\System32\cmd.exe"#) })
    }
    return store
  }

  private static func event(_ day: Int, on host: String, target: String) -> RemoteThreadEvent {
    .sample(
      utcTime: "2026-03-\(10 + day) 10:00:00.000", computer: host, recordID: UInt64(day * 100 + target.count),
      targetImage: target)
  }

  @Test("Of seven parts the newer five are held back, each scored against all before it; known good is no case")
  func parts() throws {
    let calibration = try #require(try CalibrationRun().run(Self.learned(days: 14)))
    #expect(calibration.heldBack.description == "2026-03-14...2026-03-23")
    #expect(calibration.parts == Array(repeating: [[], []], count: 5))
    #expect(CalibrationRun.parts(of: 35) == [10..<15, 15..<20, 20..<25, 25..<30, 30..<35])
    #expect(CalibrationRun.parts(of: 3) == [2..<3])
    #expect(CalibrationRun.parts(of: 2).isEmpty)
  }

  @Test("A case counts once, on its first day, with its highest score as it would be after all the days")
  func cases() throws {
    let store = Self.learned(days: 14)
    let target = #"C:\Windows\System32\x.exe"#
    _ = store.learn([6, 7, 13].map { Self.event($0, on: "WS01", target: target) })
    let calibration = try #require(try CalibrationRun().run(store))
    let part = try #require(calibration.parts.dropFirst().first)
    let tuple = ThreadTuple(Self.event(0, on: "WS01", target: target))
    let day = try #require(UTCDay("2026-03-16"))
    var snapshot: BaselineSnapshot?
    store.forEachPart([day...day]) { before, _ in snapshot = before }
    let before = Scorer(try #require(snapshot))
    #expect(part == [[before.assessment(of: tuple, offset: 0).components.sum + log2(14.0 / 6)], []])
    let others = calibration.scores.filter { $0 != part[0][0] }
    #expect(others.count == 1, "known by then, but not known good: a case of its own")
  }

  @Test("A calibration stays while its baseline does, and is made anew after a change of the policy or of the counts")
  func refresh() throws {
    let store = Self.learned(days: 14)
    #expect(try CalibrationRun().refresh(store) == store.calibration())
    let marked = Calibration(
      heldBack: UTCDay(number: 0)...UTCDay(number: 1), parts: [[[1]]],
      basis: try #require(store.calibration()).basis)
    store.setCalibration(marked)
    #expect(try CalibrationRun().refresh(store) == marked)
    store.setPolicy(KnownGoodPolicy(minimumHostDays: 100, minimumDays: 3))
    #expect(!CalibrationRun.isCurrent(marked, for: store.snapshot()))
    let renewed = try #require(try CalibrationRun().refresh(store))
    #expect(!renewed.scores.isEmpty)
    #expect(CalibrationRun.isCurrent(renewed, for: store.snapshot()))
    _ = store.learn([Self.event(20, on: "WS03", target: "x")])
    #expect(!CalibrationRun.isCurrent(renewed, for: store.snapshot()))
  }

  @Test("Two days tell nothing")
  func tooShort() throws {
    let store = InMemoryBaseline()
    _ = store.learn([.sample(), .sample(utcTime: "2026-03-03 10:00:00.000", recordID: 2)])
    #expect(try CalibrationRun().run(store) == nil)
  }
}
