import Baseline
import Foundation

/// The rows of a text form, read line by line.
final class TextRows {
  private let path: String
  private let descriptor: Int32
  private var buffer: ArraySlice<UInt8> = []
  private var searched = 0
  private var number = 0
  private var isAtEnd = false

  /// No row of ours comes near it: a day's ledger of a busy host is some hundred kilobytes.
  private static let longestLine = 64 << 20
  private static let blockSize = 1 << 18

  init(of path: String) throws(ImportError) {
    self.path = path
    if path == "-" {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ImportError(path: path, reason: unsafe String(cString: strerror(errno)))
    }
  }

  deinit {
    if path != "-" { close(descriptor) }
  }

  /// The next row; nil at the end. Empty lines are passed over.
  func next() throws -> BaselineRow? {
    while let line = try nextLine() {
      number += 1
      let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if text.isEmpty { continue }
      do throws(BaselineTextError) {
        guard let text = String(validating: text, as: UTF8.self) else {
          throw BaselineTextError(line: number, reason: "not UTF-8")
        }
        return try BaselineTextForm.row(of: text, number: number)
      } catch {
        throw ImportError(path: path, reason: error.description)
      }
    }
    return nil
  }

  private func nextLine() throws -> ArraySlice<UInt8>? {
    while true {
      let unseen = buffer.dropFirst(searched)
      if let end = unseen.firstIndex(of: UInt8(ascii: "\n")) {
        defer {
          buffer = buffer[(end + 1)...]
          searched = 0
        }
        return buffer[..<end]
      }
      searched = buffer.count
      if isAtEnd {
        defer { buffer = [] }
        return buffer.isEmpty ? nil : buffer
      }
      guard searched <= Self.longestLine else {
        throw ImportError(path: path, reason: "line \(number + 1): longer than \(Self.longestLine >> 20) MiB")
      }
      try readBlock()
    }
  }

  private func readBlock() throws {
    var block = [UInt8](repeating: 0, count: Self.blockSize)
    var count = 0
    repeat {
      // The pointer is valid for the call, and the count is that of its bytes.
      count = unsafe block.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    guard count >= 0 else {
      throw ImportError(path: path, reason: "cannot be read: \(unsafe String(cString: strerror(errno)))")
    }
    isAtEnd = count == 0
    buffer = ArraySlice(Array(buffer) + block.prefix(count))
  }
}
