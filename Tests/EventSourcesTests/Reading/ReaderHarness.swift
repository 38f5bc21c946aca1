import EventSources
import Foundation
import RemoteThread
import TestSupport

/// A decoder that knows `EV` and a number (an event with that record number) and `OT`; all else is damaged.
final class MarkDecoding: RecordDecoding {
  func decode(_ record: ArraySlice<UInt8>, as format: RecordFormat) -> [DecodedRecord] {
    for mark in record.indices.dropLast() {
      if record[mark] == UInt8(ascii: "E"), record[mark + 1] == UInt8(ascii: "V") {
        let digits = record[(mark + 2)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let number = digits.reduce(0) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
        return [.event(Self.event(number))]
      }
      if record[mark] == UInt8(ascii: "O"), record[mark + 1] == UInt8(ascii: "T") { return [.otherEvent] }
    }
    return [.damaged(reason: "no mark")]
  }

  private static let sample = RemoteThreadEvent.sample()

  private static func event(_ number: UInt64) -> RemoteThreadEvent {
    RemoteThreadEvent(
      utcTime: sample.utcTime, computer: sample.computer, recordID: number, sourceImage: sample.sourceImage,
      targetImage: sample.targetImage)
  }
}

extension RecordDecoders {
  static let marks = RecordDecoders(make: { MarkDecoding() }, recognisesHeader: { $0.contains("EventID") })
}

/// What a reading gave.
struct Reading: Equatable {
  var numbers: [UInt64] = []
  var batches: [Int] = []
  var report = ReadReport()

  /// Unreadable inputs as `name: reason`, names without the folder of the test.
  func unreadable(in folder: ScratchFolder) -> [String] {
    report.unreadable.map { "\($0.input.replacing(folder.path + "/", with: "")): \($0.reason)" }
  }

  init(_ paths: [String], jobs: Int = 1) throws {
    let reader = EventReader(paths: paths, jobs: jobs, decoders: .marks)
    report = try reader.read(progress: { _ in }) { batch in
      batches.append(batch.count)
      numbers += batch.compactMap(\.recordID)
    }
  }
}

/// A folder that is gone when the test is over.
final class ScratchFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("heddle-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders that it stands in; gives its path.
  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(Array(bytes)).write(to: url)
    return url.path
  }
}
