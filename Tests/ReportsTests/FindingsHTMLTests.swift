import Baseline
import Foundation
import RemoteThread
import Scoring
import Testing
import TestSupport
import Workflows

@testable import Reports

@Suite("The page of cases")
struct FindingsHTMLTests {
  private static func page(_ events: [RemoteThreadEvent]) -> String {
    var (cases, pairs) = (CaseCollection(), PairTally())
    for finding in events.map(FindingRenderingTests.finding) {
      cases.add(finding)
      pairs.add(finding)
    }
    return FindingsHTML(cases.sorted, pairs: pairs, outcome: .init(), fleet: 3, baseline: "b.heddle").page
  }

  @Test(
    "Markup in a name stays text, wherever the name stands",
    arguments: [
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>",
      "</style><script>alert(1)</script>", "</details></pre>&lt;b&gt;",
    ])
  func hostileNames(name: String) {
    let page = Self.page([
      .sample(
        computer: name, sourceImage: #"C:\Users\"# + name, targetImage: #"C:\x\"# + name, startModule: #"C:\m\"# + name,
        startFunction: name, sourceUser: name, targetUser: name)
    ])
    for tag in ["script", "img", "svg onload"] { #expect(!page.contains("<\(tag)")) }
    #expect(!page.contains(name))
    #expect(page.components(separatedBy: "</style>").count == 2)
    #expect(page.components(separatedBy: "</details>").count == 2)
  }

  @Test("The page's policy lets nothing run or load, and names the style sheet by its hash")
  func policy() throws {
    let page = Self.page([.sample(targetImage: #"C:\Windows\System32\lsass.exe"#)])
    #expect(page.contains("content=\"default-src 'none'; style-src 'sha256-"))
    for part in ["<script", " style=", "<link", "http:", "src="] {
      #expect(!page.replacing("http://www.w3.org/2000/svg", with: "").contains(part), "\(part)")
    }
    let style = try #require(page.firstRange(of: "<style>")?.upperBound)
    let end = try #require(page.firstRange(of: "</style>")?.lowerBound)
    let hash = try Self.sha256(String(page[style..<end]))
    #expect(HTMLPage.styleHash == hash, "the style sheet has another hash now")
  }

  /// In Base64, by the system's own program.
  private static func sha256(_ text: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    #if os(macOS)
      process.arguments = ["shasum", "-a", "256", file.path]
    #else
      process.arguments = ["sha256sum", file.path]
    #endif
    process.standardOutput = pipe
    try process.run()
    let digits = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).prefix(64)
    process.waitUntilExit()
    let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(digits.dropFirst($0).prefix(2), radix: 16) }
    return Data(bytes).base64EncodedString()
  }

  @Test("A case opens to its parts, its event, queries and the narrowest exclusion, or why there is none")
  func details() {
    let page = Self.page([
      .sample(recordID: 7, targetImage: #"C:\Windows\System32\find.exe"#),
      .sample(
        recordID: 8, sourceImage: #"C:\Windows\System32\svchost.exe"#,
        targetImage: #"C:\Windows\System32\lsass.exe"#),
    ])
    #expect(page.contains("winlog.event_data.TargetImage: &quot;C:\\\\Windows\\\\System32\\\\find.exe&quot;"))
    #expect(
      page.contains("&lt;TargetImage condition=&quot;is&quot;&gt;C:\\Windows\\System32\\find.exe&lt;/TargetImage&gt;"))
    #expect(page.contains("None: The target guards credentials"))
    #expect(page.contains("--record &#39;7@WS01&#39;"))
  }

  @Test("Without findings there is a page that says so")
  func nothing() {
    let page = Self.page([])
    #expect(page.contains("No finding"))
    #expect(!page.contains("<svg"))
  }

  @Test("The same cases in any order give the same bytes")
  func order() {
    let events = ["a", "b", "c"].map { RemoteThreadEvent.sample(targetImage: "C:\\Windows\\\($0).exe") }
    #expect(Self.page(events) == Self.page(events.reversed()))
  }
}
