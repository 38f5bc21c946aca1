import Foundation

/// A buffered stream of bytes to a file descriptor, or to memory in tests.
public final class ByteOutput {
  private let descriptor: Int32?
  private let name: String
  private var buffer: [UInt8] = []
  private static let limit = 1 << 16

  /// Writes to an open descriptor, which stays open; `name` is for errors.
  public init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Keeps everything in ``captured``.
  public init() {
    descriptor = nil
    name = "memory"
  }

  /// What was written to memory so far.
  public var captured: String { String(decoding: buffer, as: UTF8.self) }

  func write(_ text: String) throws(OutputError) { try write(text.utf8) }

  func write(_ bytes: some Sequence<UInt8>) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.limit { try flush() }
  }

  func write(line: String) throws(OutputError) { try write(line + "\n") }

  /// Hands everything to the system. A failed write drops the buffer, so that no byte goes out twice.
  func flush() throws(OutputError) {
    guard let descriptor, !buffer.isEmpty else { return }
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    try DescriptorWriting.writeAll(bytes, to: descriptor, name: name)
  }
}

/// Why output could not be written.
struct OutputError: Error, CustomStringConvertible {
  let name: String
  let number: Int32

  /// Whether the reader of a pipe went away, which is no error of ours.
  var isClosedPipe: Bool { number == EPIPE }

  /// `cannot write standard output: No space left on device`.
  var description: String { "cannot write \(name): \(ErrorText.system(number))" }
}
