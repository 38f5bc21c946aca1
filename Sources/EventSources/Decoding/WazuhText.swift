/// Wazuh's spelling of a value in `win.eventdata`: every backslash is doubled.
enum WazuhText {
  /// `text` with every pair of backslashes as one.
  ///
  /// Only where all of them come in pairs: a value that was not doubled (`\\server\share`, `C:\Windows`) is left alone.
  static func undoubled(_ text: String) -> String {
    let backslash = UInt8(ascii: "\\")
    guard text.utf8.contains(backslash) else { return text }
    var result: [UInt8] = []
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      if byte == backslash, bytes.next() != backslash { return text }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
