import Foundation
import Testing

@Suite("The settings file of a rebuild")
struct SettingsFileTests {
  private let place: RebuildFolder

  init() throws { place = try RebuildFolder() }

  private func check(_ text: String, _ more: [String] = []) throws -> CommandRun {
    let path = try place.folder.write("settings.yaml", text)
    return CommandRun(["rebuild", "--settings", path, "--check", "--jobs", "2"] + more)
  }

  private var paths: String { "inbox: \(place.folder.path("inbox"))\nbaseline: \(place.baseline)\n" }

  @Test("Flags come before the file, and the file before the standard")
  func order() throws {
    let run = try check(paths + "window: 14d\nmax-drop: 5%\n", ["--window", "21d"])
    #expect(run.exitCode == 0, "\(run.diagnostics)")
    #expect(run.output.contains("\nwindow: 21d\n"))
    #expect(run.output.contains("\nmax-drop: 5%\n"))
    #expect(run.output.contains("\nmax-growth: 50%\n"))
    // What it prints can be given back to it.
    let again = try check(run.output)
    #expect(again.output == run.output)
  }

  @Test(
    "What cannot be used is named with its line",
    arguments: [
      ("window: soon", "line 3: window: 'soon' is not a number of days, such as 30d"),
      ("max-drop: lots", "line 3: max-drop: 'lots' is not a share, such as 20%"),
      ("keep: 0", "line 3: keep: '0' is not a number from 1 to 1000"),
      ("quarantine-level: bad", "line 3: quarantine-level: 'bad' is not a level, such as high"),
      ("windw: 3d", "line 3: 'windw' is none of inbox"), ("window: [1, 2]", "line 3: window: not one value"),
      ("window: 30d\nwindow: 31d", "window"), ("- a", "not YAML"), ("a: [", "not YAML"),
    ])
  func unusable(line: String, sentence: String) throws {
    let run = try check(paths + line + "\n")
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.contains(sentence), "\(run.diagnostics)")
  }

  @Test("The example that is installed is read")
  func example() throws {
    let text = try String(contentsOf: Package.root.appending(path: "packaging/rebuild.yaml"), encoding: .utf8)
    let run = try check(text, ["--inbox", place.folder.path("inbox"), "--baseline", place.baseline])
    #expect(run.exitCode == 1)
    #expect(run.diagnostics.contains("/var/lib/heddle/published"), "\(run.diagnostics)")
  }

  @Test("A window of less than three days is refused, and so is no inbox")
  func nonsense() throws {
    #expect(try check(paths, ["--window", "2d"]).exitCode == 64)
    #expect(CommandRun(["rebuild", "--baseline", "x"]).exitCode == 64)
  }
}
