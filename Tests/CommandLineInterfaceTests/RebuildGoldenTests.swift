import Foundation
import Testing

/// What the commands about rebuilds print, kept in `Golden/`. `make golden` rewrites the files.
@Suite("What the commands about rebuilds print", .serialized)
struct RebuildGoldenTests {
  /// Two nights over the small fleet: its learned days, then its days with attacks.
  private static func twoNights(_ body: (RebuildFolder, _ night: (Int) -> [String]) throws -> Void) throws {
    let place = try RebuildFolder()
    let times = ["2026-01-26T02:00:00Z", "2026-02-02T02:00:00Z"]
    let inputs = [GoldenTests.learned, GoldenTests.scored]
    func night(_ number: Int) -> [String] {
      try? FileManager.default.copyItem(
        atPath: inputs[number], toPath: place.folder.path("inbox/night\(number).ndjson.xz"))
      return [
        "rebuild", "--inbox", place.folder.path("inbox"), "--baseline", place.baseline, "--config-out",
        place.configuration, "--report", place.folder.path("reports"), "--now", times[number], "--jobs", "2",
      ]
    }
    try body(place, night)
  }

  @Test("Two nights, a third without events, and everything that looks at them")
  func nights() throws {
    try Self.twoNights { place, night in
      let folder = place.folder
      try GoldenTests.check("rebuild-first", night(0), in: folder)
      try GoldenTests.check("rebuild-second", night(1), in: folder)
      try GoldenTests.check("rebuild-refused", night(1), in: folder)
      let baseline = ["--baseline", place.baseline]
      try GoldenTests.check("generation-list", ["generation", "list"] + baseline, in: folder)
      try GoldenTests.check("generation-show", ["generation", "show"] + baseline, in: folder)
      try GoldenTests.check(
        "generation-show-html", ["generation", "show", "2", "--output", "html"] + baseline, in: folder)
      try GoldenTests.check("generation-diff", ["generation", "diff", "1", "2"] + baseline, in: folder)
      try GoldenTests.check("generation-diff-unknown", ["generation", "diff", "1", "9"] + baseline, in: folder)
      try GoldenTests.check("quarantine-list", ["quarantine", "list"] + baseline, in: folder)
      let id = "HDL-91d0660a11464a53"
      let decision = ["--reason", "screen sharing, CHG-812", "--by", "ann", "--now", "2026-02-02T09:00:00Z"] + baseline
      try GoldenTests.check("quarantine-approve", ["quarantine", "approve", id] + decision, in: folder)
      try GoldenTests.check("quarantine-show", ["quarantine", "show", id] + baseline, in: folder)
      try GoldenTests.check("baseline-verify", ["baseline", "verify"] + baseline, in: folder)
      try GoldenTests.check("generation-rollback", ["generation", "rollback", "1"] + baseline, in: folder)
    }
  }

  @Test("What counts, by the settings")
  func check() throws {
    let place = try RebuildFolder()
    try GoldenTests.check(
      "rebuild-check",
      ["rebuild", "--check", "--inbox", place.folder.path("inbox"), "--baseline", place.baseline, "--jobs", "2"],
      in: place.folder)
  }

  @Test("A night that is merged into a configuration, one that would need force, and a baseline without generations")
  func merge() throws {
    try Self.twoNights { place, night in
      let file = try place.folder.write("sysmon.xml", ConfigurationGoldenTests.configuration)
      func arguments(_ number: Int) -> [String] {
        let flags = ["--config-out": "--merge-into", place.configuration: file]
        return night(number).map { flags[$0] ?? $0 }
      }
      try GoldenTests.check("rebuild-merge", arguments(0), in: place.folder)
      try place.folder.write(
        "sysmon.xml",
        ConfigurationGoldenTests.configuration.replacing("onmatch=\"exclude\"", with: "onmatch=\"include\""))
      try GoldenTests.check("rebuild-merge-include", arguments(1), in: place.folder)
      try GoldenTests.check("rebuild-merge-check", arguments(1) + ["--check"], in: place.folder)
      let trained = place.folder.path("trained.heddle")
      #expect(CommandRun(["train", GoldenTests.learned, "--baseline", trained, "--quiet"]).exitCode == 0)
      try GoldenTests.check("generation-list-none", ["generation", "list", "--baseline", trained], in: place.folder)
    }
  }
}
