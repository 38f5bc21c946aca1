import Foundation
import Testing

@testable import EventSources

@Suite("Inputs are read in order, whatever the number of threads") struct EventReaderOrderTests {
  private static func text(_ numbers: some Sequence<Int>) -> String {
    numbers.map { number in
      switch number % 97 {
      case 13: "{\"broken\": \"EV\n"
      case 14: "{\"a\":\"OTHER\"}\n"
      default: "{\"a\":\"EV\(number)\",\"b\":{\"c\":[{}]}}\n"
      }
    }.joined()
  }

  @Test("A folder is read in byte order of its names, hidden files and folders in it, links to folders left out")
  func folder() throws {
    let folder = try ScratchFolder()
    for (name, number) in [("b", 4), ("B", 2), ("a/z", 3), (".h", 1), ("é", 5)] {
      try folder.write("{\"a\":\"EV\(number)\"}".utf8, to: name)
    }
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/c", withDestinationPath: folder.path)
    let reading = try Reading([folder.path])
    #expect(reading.numbers == [1, 2, 3, 4, 5])
    #expect(reading.report.isWhole)
  }

  @Test("Same input, same batches, same report", arguments: [2, 4, 9])
  func jobs(count: Int) throws {
    let folder = try ScratchFolder()
    try folder.write(Self.text(1...90_000).utf8, to: "1")
    try folder.write(Packer.compressed(Array(Self.text(1...50_000).utf8)), to: "2")
    for index in 10..<60 { try folder.write(Self.text(index...(index + 5)).utf8, to: "\(index)") }
    let array = "[" + Self.text(1...3_000).split(separator: "\n").joined(separator: ",") + "]"
    try folder.write(Packer.zip([("a", Array(array.utf8)), ("b", [])]), to: "7")
    let serial = try Reading([folder.path])
    let parallel = try Reading([folder.path], jobs: count)
    #expect(parallel == serial)
    #expect(serial.numbers.count > 100_000)
    #expect(serial.batches.allSatisfy { $0 > 0 })
    #expect(serial.report.events == serial.numbers.count)
  }

  @Test("What the caller throws ends the reading", arguments: [1, 4])
  func stop(jobs: Int) throws {
    struct Stop: Error {}
    let folder = try ScratchFolder()
    let path = try folder.write(Self.text(1...60_000).utf8, to: "1")
    var batches = 0
    #expect(throws: Stop.self) {
      try EventReader(paths: [path, path, path], jobs: jobs, decoders: .marks).read(progress: { _ in }) { _ in
        batches += 1
        throw Stop()
      }
    }
    #expect(batches == 1)
  }

  @Test("Progress is told on the way")
  func progress() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Self.text(1...100).utf8, to: "1")
    var told: [String] = []
    _ = try EventReader(paths: [path], jobs: 2, decoders: .marks).read(progress: { told.append($0.input) }) { _ in }
    #expect(told.first == path)
  }

  @Test("A line of 20 MiB is skipped, its neighbours are read", arguments: [1, 2])
  func hugeLine(jobs: Int) throws {
    let folder = try ScratchFolder()
    let huge = "{\"a\":\"" + String(repeating: "x", count: 20 << 20) + "\"}\n"
    let path = try folder.write((Self.text(1...3) + huge + Self.text(4...6)).utf8, to: "1")
    let reading = try Reading([path], jobs: jobs)
    #expect(reading.numbers == [1, 2, 3, 4, 5, 6])
    #expect(reading.report.damages == [Damage(input: path, place: .line(4), reason: "longer than 16 MiB")])
  }
}
