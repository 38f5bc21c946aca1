import Baseline
import Foundation
import RemoteThread
import Testing
import TestSupport

@testable import Workflows

@Suite("Importing a text form")
struct BaselineImportTests {
  static func textForm() throws -> String {
    let baseline = InMemoryBaseline()
    _ = baseline.learn((1...9).map { .sample(utcTime: "2026-03-0\($0) 10:00:00.000", recordID: UInt64($0)) })
    var text = ""
    try baseline.exportRows { text += try BaselineTextForm.line(of: $0) + "\n" }
    return text
  }

  static func imported(_ text: String) throws -> InMemoryBaseline {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try BaselineImport(from: file.path).run { InMemoryBaseline(settings: $0) }
  }

  @Test("What was exported comes back whole", arguments: ["\n", "\r\n"])
  func roundTrip(lineEnd: String) throws {
    let text = try Self.textForm()
    let copy = try Self.imported(text.replacing("\n", with: lineEnd))
    var again = ""
    try copy.exportRows { again += try BaselineTextForm.line(of: $0) + "\n" }
    #expect(again == text)
    #expect(try #require(copy.calibration()).days > 0)
  }

  @Test(
    "A text that is none of ours is refused with its line",
    arguments: [
      ("", "line 1"), ("\u{0}\u{1}binary", "line 1"), ("{}\n", "line 1"),
      (#"{"kind":"settings","format":99}"#, "format 99"),
    ])
  func refused(text: String, reason: String) throws {
    let error = #expect(throws: ImportError.self) { try Self.imported(text) }
    #expect(error?.description.contains(reason) == true)
  }

  @Test("A damaged row names its line")
  func damagedRow() throws {
    let lines = try Self.textForm().split(separator: "\n")
    let damaged = (lines.prefix(2) + ["{\"kind\":\"tuple\"}"] + lines.dropFirst(2)).joined(separator: "\n")
    let error = #expect(throws: ImportError.self) { try Self.imported(damaged) }
    #expect(error?.reason == "line 3: no source" || error?.reason.hasPrefix("line 3: ") == true)
  }

  @Test("Bytes that are no UTF-8 are refused, not replaced by other names")
  func notUTF8() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let bytes = Data(try Self.textForm().utf8)
    let name = try #require(bytes.range(of: Data("csrss.exe".utf8)))
    try (bytes[..<name.lowerBound] + [0xFF] + bytes[name.upperBound...]).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let error = #expect(throws: ImportError.self) {
      try BaselineImport(from: file.path).run { InMemoryBaseline(settings: $0) }
    }
    #expect(error?.reason.hasSuffix(": not UTF-8") == true)
  }

  @Test("A folder is refused in the system's words")
  func folder() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let error = #expect(throws: ImportError.self) {
      try BaselineImport(from: folder).run { InMemoryBaseline(settings: $0) }
    }
    #expect(error?.reason == "cannot be read: Is a directory")
  }
}
