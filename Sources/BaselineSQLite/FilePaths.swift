#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The paths that SQLite is given for a baseline.
struct FilePaths {
  /// As the caller named the file: for messages.
  let name: String

  /// As SQLite gets it: never one of its special names (`:memory:`, `file:…`, nothing at all).
  ///
  /// Links are followed where they lead to a file: SQLite keeps log and journal beside that file, not beside the link.
  let file: String

  init(name: String) {
    self.name = name
    file = SystemCalls.resolved(name) ?? (name.hasPrefix("/") ? name : "./" + name)
  }

  /// The write-ahead log.
  var writeAheadLog: String { file + "-wal" }
  /// The file by whose lock one writer keeps others out, and that says who it is.
  var writerLock: String { file + "-writer" }
  /// The rollback journal.
  var journal: String { file + "-journal" }

  /// Where a new baseline is made before it appears under its name.
  ///
  /// Told apart by process and by chance: two baselines may be made in one process.
  var unfinished: String { "\(file).new-\(getpid())-\(UInt32.random(in: 0...UInt32.max))" }

  /// An URI that opens the file without locks or companion files, for a folder that cannot be written.
  /// SQLite, https://www.sqlite.org/uri.html, `immutable`.
  var immutable: String {
    let escaped = file.utf8.map { byte -> String in
      let character = Unicode.Scalar(byte)
      let isPlain = byte < 0x80 && (character.properties.isAlphabetic || character.properties.numericType != nil)
      return isPlain || "/.-_".unicodeScalars.contains(character) ? String(character) : "%" + hexadecimal(byte)
    }
    return "file:\(escaped.joined())?immutable=1"
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
