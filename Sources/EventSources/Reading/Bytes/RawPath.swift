/// The name of a file as the system keeps it: any bytes but NUL, which need not be UTF-8.
struct RawPath: Sendable, Equatable {
  let bytes: [UInt8]

  init(_ path: String) { bytes = Array(path.utf8) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The path to print; bytes that are no UTF-8 become U+FFFD.
  var label: String { String(decoding: bytes, as: UTF8.self) }

  /// The path of an entry of the folder at this path.
  func appending(_ name: [UInt8]) -> RawPath {
    bytes.last == UInt8(ascii: "/") ? RawPath(bytes: bytes + name) : RawPath(bytes: bytes + [UInt8(ascii: "/")] + name)
  }

  /// Calls `body` with the path as system calls take it. A NUL in the path, which no file has, ends it.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let characters = bytes.map(CChar.init(bitPattern:)) + [0]
    // The array is not empty and ends with NUL.
    return unsafe characters.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("an array with a NUL in it is not empty") }
      return unsafe body(start)
    }
  }
}
