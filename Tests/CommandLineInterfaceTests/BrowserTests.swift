import Foundation
import RemoteThread
import TestSupport
import Testing

/// The report as a browser takes it. Skipped where there is no Chromium (Debian: `chromium`).
@Suite("The report in a browser", .enabled(if: Browser.path != nil, "chromium is not installed"))
struct BrowserTests {
  @Test("Hostile names run nothing, and the page breaks no rule of its own policy")
  func hostileNames() throws {
    let folder = try TemporaryFolder()
    let names = [
      "<script>document.title='run'</script>", "<img src=x onerror=\"document.title='run'\">",
      "</style><script>document.title='run'</script>", "\"><svg onload=document.title='run'>",
    ]
    let lines = names.enumerated().map { index, name in
      let image = JSONText.quoted(#"C:\x\"# + name)
      return """
        {"EventID":8,"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":\(JSONText.quoted(name)),\
        "EventRecordID":\(index),"UtcTime":"2026-03-0\(index + 1) 10:00:00.000","SourceImage":\(image),\
        "TargetImage":\(image),"StartAddress":"0x00007FF89C865EA0","StartModule":\(image),"StartFunction":\(image)}
        """
    }
    let events = try folder.write("events.ndjson", lines.joined(separator: "\n") + "\n")
    let baseline = folder.path("b.heddle")
    #expect(CommandRun(["train", GoldenTests.learned, "--baseline", baseline]).exitCode == 0)
    let page = CommandRun(["score", events, "--baseline", baseline, "--output", "html"])
    #expect(page.output.components(separatedBy: "<details").count == names.count + 1, "\(page.diagnostics)")
    let file = try folder.write("report.html", page.output)
    let (document, log) = try Browser.document(file, profile: folder.path("profile"))
    #expect(document.contains("<title>Remote threads that are not known good</title>"))
    #expect(!document.contains("<script"))
    #expect(!document.contains("<img"))
    #expect(document.contains("&lt;img src=x onerror="))
    #expect(!log.contains("CONSOLE"), "\(log)")
  }
}

private enum JSONText {
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// Headless Chromium.
private enum Browser {
  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The document of a page once it is loaded, and what the browser logged, the page's console among it.
  static func document(_ file: String, profile: String) throws -> (document: String, log: String) {
    let process = Process()
    process.executableURL = URL(filePath: try #require(path))
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(profile)", "--enable-logging=stderr",
      "--timeout=20000", "--dump-dom", "file://\(file)",
    ]
    let (output, log) = (FileManager.default.temporaryDirectory.appending(path: UUID().uuidString), profile + ".log")
    for path in [output.path, log] { try Data().write(to: URL(filePath: path)) }
    defer { try? FileManager.default.removeItem(at: output) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: URL(filePath: log))
    try process.run()
    process.waitUntilExit()
    return (try String(contentsOf: output, encoding: .utf8), try String(contentsOfFile: log, encoding: .utf8))
  }
}
