import Foundation

/// Writes bytes to a file descriptor: the one place that hands memory to `write`.
enum DescriptorWriting {
  /// Writes all of `bytes`. Interrupted calls go on, short ones continue.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32, name: String) throws(OutputError) {
    var written = 0
    while written < bytes.count {
      // The pointer is valid for the call; `written` is below the count.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw OutputError(name: name, number: errno)
      }
      written += count
    }
  }
}
