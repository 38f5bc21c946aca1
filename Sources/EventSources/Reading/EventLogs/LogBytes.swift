/// The bytes of a log, wherever they come from.
protocol LogBytes: AnyObject {
  /// Why the bytes end before their time; nil where they do not.
  var failure: ReadFailure? { get }

  /// Makes the bytes before `offset` available, or those that there are; gives where the available ones end.
  func reach(_ offset: UInt64) -> UInt64

  /// The bytes of a range that is available and was not taken; none after a failure.
  func peek(_ range: Range<UInt64>) -> [UInt8]

  /// Hands a range over. It lies behind all that was taken before, and nothing before its end is asked for again.
  func take(_ range: Range<UInt64>) -> ChunkRun.Bytes
}

/// A log in a file, as long as the file was when it was opened.
final class LogFile: LogBytes {
  private(set) var failure: ReadFailure?
  private let file: PositionedFile
  private let size: UInt64

  init(_ file: PositionedFile) {
    self.file = file
    do throws(ReadFailure) {
      size = try file.size()
    } catch {
      size = 0
      failure = error
    }
  }

  func reach(_ offset: UInt64) -> UInt64 { failure == nil ? size : 0 }

  func peek(_ range: Range<UInt64>) -> [UInt8] {
    do throws(ReadFailure) {
      return try file.bytes(range)
    } catch {
      failure = error
      return []
    }
  }

  func take(_ range: Range<UInt64>) -> ChunkRun.Bytes { .file(file) }
}

/// A log in a pipe or an archive.
final class LogStream: LogBytes {
  private static let blockSize = 1 << 20

  private(set) var failure: ReadFailure?
  private let source: any ByteSource
  /// What was read and not taken, and where it begins.
  private var buffer: [UInt8] = []
  private var start: UInt64 = 0
  private var isAtEnd = false

  init(_ source: any ByteSource) { self.source = source }

  private var end: UInt64 { start + UInt64(buffer.count) }

  func reach(_ offset: UInt64) -> UInt64 {
    while end < offset, !isAtEnd {
      let before = buffer.count
      do throws(ReadFailure) {
        try source.read(appendingTo: &buffer, atMost: Self.blockSize)
      } catch {
        failure = error
      }
      isAtEnd = buffer.count == before || failure != nil
    }
    return end
  }

  func peek(_ range: Range<UInt64>) -> [UInt8] {
    let range = range.clamped(to: start..<end)
    return Array(buffer[Int(range.lowerBound - start)..<Int(range.upperBound - start)])
  }

  func take(_ range: Range<UInt64>) -> ChunkRun.Bytes {
    let taken = peek(range)
    let takenEnd = min(max(range.upperBound, start), end)
    buffer.removeSubrange(..<Int(takenEnd - start))
    start = takenEnd
    return .memory(ContiguousArray(taken))
  }
}
