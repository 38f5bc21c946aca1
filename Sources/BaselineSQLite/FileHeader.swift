import Foundation

/// The first 100 bytes of an SQLite file. Layout: https://www.sqlite.org/fileformat2.html, section 1.3.
struct FileHeader {
  private let bytes: [UInt8]

  /// Reads the header, or says why the file cannot be a baseline.
  init(of paths: FilePaths) throws(BaselineFileError) {
    guard SystemCalls.canRead(paths.file) else { throw .permission(path: paths.name) }
    guard let handle = FileHandle(forReadingAtPath: paths.file) else { throw .permission(path: paths.name) }
    defer { try? handle.close() }
    do {
      bytes = Array(try handle.read(upToCount: 100) ?? Data())
    } catch {
      throw .failed(path: paths.name, reason: "the file cannot be read")
    }
    guard bytes.starts(with: Self.magic) else {
      throw .notABaseline(path: paths.name, reason: "not an SQLite database")
    }
    guard bytes.count == 100 else {
      throw .corrupt(path: paths.name, reason: "the file ends within its header")
    }
  }

  /// Bytes that the whole file has by its header; nil where the header does not say.
  ///
  /// The page count is valid where the counters at 24 and 92 agree (section 1.3.8).
  var fileSize: Int64? {
    guard number(at: 24, length: 4) == number(at: 92, length: 4) else { return nil }
    let pageSize = number(at: 16, length: 2)
    let pages = number(at: 28, length: 4)
    return pages == 0 ? nil : pages * (pageSize == 1 ? 65_536 : pageSize)
  }

  private func number(at offset: Int, length: Int) -> Int64 {
    bytes[offset..<offset + length].reduce(0) { $0 << 8 | Int64($1) }
  }

  private static let magic = Array("SQLite format 3\u{0}".utf8)
}
