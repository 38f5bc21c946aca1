import Foundation
import RemoteThread
import Synchronization
import TestSupport
import Testing

@testable import EventSources

@Suite("Texts that are being written are followed") struct FollowingTests {
  private static func line(_ record: Int) -> [UInt8] {
    Array((Wrappers.winlogbeat7.replacing("4242", with: "\(record)") + "\n").utf8)
  }

  private static func append(_ bytes: [UInt8], to path: String) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seekToEnd()
    try file.write(contentsOf: Data(bytes))
  }

  private struct Outcome {
    var records: [UInt64] = []
    var damages: [Damage] = []
    var unreadable: [UnreadableInput] = []
  }

  /// Follows `paths` and takes one of `steps` whenever as many events have come as it waits for; ends behind the last.
  private static func follow(_ paths: [String], _ steps: [(events: Int, () throws -> Void)]) throws -> Outcome {
    var steps = steps[...]
    var outcome = Outcome()
    let isOver = Mutex(false)
    let deadline = ContinuousClock.now + .seconds(60)
    try EventFollower(paths: paths).follow(isOver: {
      isOver.withLock { $0 } || ContinuousClock.now > deadline
    }) { batch in
      outcome.records += batch.events.compactMap(\.recordID)
      outcome.damages += batch.damages
      outcome.unreadable += batch.unreadable
      while let step = steps.first, outcome.records.count + outcome.damages.count >= step.events {
        try step.1()
        steps.removeFirst()
      }
      if steps.isEmpty { isOver.withLock { $0 = true } }
    }
    #expect(steps.isEmpty, "nothing came any more")
    return outcome
  }

  @Test("What is written to a file comes as it is written, a record at its end")
  func growth() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Self.line(1) + Self.line(2), to: "a")
    let half = Self.line(4).count / 2
    let outcome = try Self.follow(
      [path],
      [
        (2, { try Self.append(Self.line(3) + Self.line(4)[..<half], to: path) }),
        (3, { try Self.append(Array(Self.line(4)[half...]), to: path) }),
        (4, {}),
      ])
    #expect(outcome.records == [1, 2, 3, 4])
    #expect(outcome.damages.isEmpty)
  }

  @Test("A file that is renamed and made anew is read to its end, then the new one")
  func rename() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Self.line(1), to: "a")
    let outcome = try Self.follow(
      [path],
      [
        (
          1,
          {
            try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
            try Self.append(Self.line(2), to: path + ".1")
            try folder.write(Self.line(3), to: "a")
          }
        ), (3, { try Self.append(Self.line(4), to: path) }), (4, {}),
      ])
    #expect(outcome.records == [1, 2, 3, 4])
  }

  @Test("A file that is cut, or written anew from its beginning, is read anew")
  func cut() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Self.line(1) + Self.line(2), to: "a")
    let rewrite = { (bytes: [UInt8]) in
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      defer { try? file.close() }
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data(bytes))
    }
    let outcome = try Self.follow(
      [path],
      [
        (2, { try rewrite(Self.line(3)) }), (3, { try rewrite(Self.line(4) + Self.line(5) + Self.line(6)) }),
        (6, {}),
      ])
    #expect(outcome.records == [1, 2, 3, 4, 5, 6])
  }

  @Test("A record that was cut off by the rotation is named")
  func cutOff() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Self.line(1) + Array(#"{"event_id":8,"#.utf8), to: "a")
    let outcome = try Self.follow(
      [path],
      [
        (
          1,
          {
            try FileManager.default.removeItem(atPath: path)
            try folder.write(Self.line(2), to: "a")
          }
        ), (3, {}),
      ])
    #expect(outcome.records == [1, 2])
    #expect(outcome.damages.map(\.place) == [.line(2)])
  }

  @Test("Several files come as they are written, other forms too, and what cannot be followed is named")
  func several() throws {
    let folder = try ScratchFolder()
    let first = try folder.write([], to: "a")
    let xml = Array((Wrappers.xml().replacing("4242", with: "7") + "\n").utf8)
    let second = try folder.write(xml, to: "b")
    let packed = try folder.write(Packer.compressed(Self.line(9)), to: "c")
    let outcome = try Self.follow(
      [first, second, packed, folder.path + "/none"], [(1, { try Self.append(Self.line(8), to: first) }), (2, {})])
    #expect(outcome.records == [7, 8])
    #expect(Set(outcome.unreadable.map(\.input)) == [packed, folder.path + "/none"])
  }

  @Test("Where every input has ended, so has the following")
  func ends() throws {
    let folder = try ScratchFolder()
    let pipe = folder.path + "/pipe"
    try #require(unsafe mkfifo(pipe, 0o600) == 0)
    Thread.detachNewThread {
      if let file = FileHandle(forWritingAtPath: pipe) {
        try? file.write(contentsOf: Data(Self.line(5)))
        try? file.close()
      }
    }
    var records: [UInt64?] = []
    try EventFollower(paths: [pipe]).follow { records += $0.events.map(\.recordID) }
    #expect(records == [5])
  }
}
