import Foundation
import Synchronization

/// Where diagnostics go: a file descriptor, unbuffered, or memory in tests.
public final class DiagnosticStream: Sendable {
  private let descriptor: Int32?
  private let memory = Mutex<[UInt8]>([])

  /// Writes to an open descriptor, which stays open.
  public init(descriptor: Int32) { self.descriptor = descriptor }

  /// Keeps everything in ``captured``.
  public init() { descriptor = nil }

  /// What was written to memory so far.
  public var captured: String { memory.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Writes `text` as it stands. What cannot be written is lost: there is no better place to say so.
  func write(_ text: String) {
    guard let descriptor else {
      memory.withLock { $0.append(contentsOf: text.utf8) }
      return
    }
    try? DescriptorWriting.writeAll(Array(text.utf8), to: descriptor, name: "standard error")
  }
}
