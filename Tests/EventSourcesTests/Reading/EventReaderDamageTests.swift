import CArchive
import Foundation
import Testing

@testable import EventSources

@Suite("What cannot be read is named, and nothing else is lost") struct EventReaderDamageTests {
  private static let line = Array("{\"a\":\"EV1\"}\n".utf8)

  /// Lines that do not compress well, numbered from 1.
  private static func lines(_ count: Int) -> [UInt8] {
    var random = SeededGenerator(seed: 1)
    let lines = (1...count).map { "{\"a\":\"EV\($0)\",\"b\":\"\(random.next())\(random.next())\"}\n" }
    return Array(lines.joined().utf8)
  }

  @Test("Each kind of input that is none")
  func unreadable() throws {
    let folder = try ScratchFolder()
    try folder.write([], to: "a-empty")
    try folder.write(" \r\n\t".utf8, to: "b-blank")
    try folder.write([0, 1, 2, 3, 0, 0, 255], to: "c-binary")
    try folder.write("hello, world\n".utf8, to: "d-prose")
    try folder.write("<html><body/></html>".utf8, to: "e-html")
    try folder.write(Packer.compressed([]), to: "g-gz")
    try folder.write(Packer.zip([("m", Self.line)], password: "x"), to: "h-zip")
    try folder.write(Packer.zip([]), to: "i-zip")
    try folder.write([0x1F, 0x8B, 0x08, 0xFF, 0xFF], to: "j-gz")
    try folder.write(Self.line, to: "k-good")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/l-link", withDestinationPath: "nowhere")
    let reading = try Reading([folder.path, folder.path + "/none"])
    #expect(reading.numbers == [1])
    let expected = [
      "a-empty: the input is empty", "b-blank: the input is empty", "c-binary: not a known format",
      "d-prose: not a known format",
      "e-html: not a known format", "g-gz: the input is empty", "h-zip!m: encrypted", "i-zip: the input is empty",
    ]
    let found = reading.unreadable(in: folder)
    #expect(Array(found.prefix(expected.count)) == expected)
    #expect(found.dropFirst(expected.count).first == "j-gz: cut off or damaged: no gzip stream")
    #expect(found.suffix(2) == ["l-link: No such file or directory", "none: No such file or directory"])
    #expect(reading.report.unreadableCount == expected.count + 3)
    #expect(!reading.report.isWhole)
  }

  @Test(
    "A stream that is cut off gives what stands before the cut", arguments: Packer.compressions.map(\.code), [1, 3])
  func truncatedStream(filter: Int32, jobs: Int) throws {
    let folder = try ScratchFolder()
    let whole = try Packer.compressed(Self.lines(100_000), filter: filter)
    let path = try folder.write(whole.prefix(whole.count * 3 / 4), to: "x")
    let reading = try Reading([path], jobs: jobs)
    #expect(reading.numbers.count > 10_000)
    #expect(reading.numbers == (0..<reading.numbers.count).map { UInt64($0) + 1 })
    #expect(reading.report.unreadable.map(\.input) == [path])
    #expect(reading.report.unreadable.first?.reason.hasPrefix("cut off or damaged: ") == true)
    #expect(reading.report.damaged <= 1)
  }

  @Test("What stands behind a compressed stream is not lost without a word", arguments: Packer.compressions.map(\.code))
  func bytesBehindStream(filter: Int32) throws {
    let folder = try ScratchFolder()
    let whole = try Packer.compressed(Self.lines(5), filter: filter)
    for rest in [Self.line, [1], [0, 0, 0, 0] + Self.line, [UInt8](repeating: 0, count: 1 << 20) + [1]] {
      let path = try folder.write(whole + rest, to: "x")
      let report = try Reading([path]).report
      #expect(report.unreadable.first?.reason.hasPrefix("cut off or damaged: ") == true)
    }
  }

  @Test(
    "A stream with another behind it, or with zeros, is whole", arguments: [ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2])
  func paddedStream(filter: Int32) throws {
    let folder = try ScratchFolder()
    let whole = try Packer.compressed(Self.lines(5), filter: filter)
    for rest in [[], whole, [UInt8](repeating: 0, count: 3), [UInt8](repeating: 0, count: 1 << 20)] {
      let reading = try Reading([folder.write(whole + rest, to: "x")])
      #expect(reading.numbers.starts(with: 1...5))
      #expect(reading.report.isWhole)
    }
  }

  @Test("A zip and a tar that are cut off give what stands before the cut")
  func truncatedArchive() throws {
    let folder = try ScratchFolder()
    let members = [("a", Self.line), ("b", Self.lines(20_000))]
    for (name, whole) in [("1.zip", try Packer.zip(members)), ("2.tar", try Packer.tar(members))] {
      let path = try folder.write(whole.prefix(whole.count / 2), to: name)
      let reading = try Reading([path])
      #expect(reading.numbers.starts(with: [1, 1, 2, 3]))
      #expect(reading.numbers.count > 5_000)
      #expect(reading.report.unreadable.first?.input == path + "!b")
    }
  }

  @Test("A member that is damaged does not hide the next")
  func damagedMember() throws {
    let folder = try ScratchFolder()
    var gzip = try Packer.compressed(Self.lines(1000))
    for index in 2000..<2100 { gzip[index] ^= 0x5A }
    let path = try folder.write(Packer.zip([("a.gz", gzip), ("b", Self.line)]), to: "x")
    let reading = try Reading([path])
    #expect(reading.numbers.last == 1)
    #expect(reading.report.unreadable.map(\.input) == [path + "!a.gz"])
  }

  @Test("Ten damages of an input are listed, a hundred in all, and each is counted", arguments: [1, 3])
  func caps(jobs: Int) throws {
    let folder = try ScratchFolder()
    for index in 100..<112 { try folder.write(String(repeating: "{}\n", count: 15).utf8, to: "\(index)") }
    for index in 200..<320 { try folder.write([], to: "\(index)") }
    let report = try Reading([folder.path], jobs: jobs).report
    #expect(report.damaged == 12 * 15)
    #expect(report.damages.count == 100)
    #expect(report.damages[10].input == folder.path + "/101")
    #expect(report.damages[10].place == .line(1))
    #expect(report.unreadableCount == 120)
    #expect(report.unreadable.count == 100)
  }

  @Test("A folder without permission is named", .enabled(if: getuid() != 0))
  func permission() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.line, to: "closed/x")
    let attributes: (Int) -> [FileAttributeKey: Any] = { [.posixPermissions: $0] }
    try FileManager.default.setAttributes(attributes(0), ofItemAtPath: folder.path + "/closed")
    defer { try? FileManager.default.setAttributes(attributes(0o755), ofItemAtPath: folder.path + "/closed") }
    #expect(try Reading([folder.path]).unreadable(in: folder) == ["closed: Permission denied"])
  }
}
