/// The `<?xml … ?>` at the very beginning of a file.
enum XMLDeclaration {
  /// The encoding that `body` declares, in lower case; nil where it declares none.
  ///
  /// Looks at the first 1,024 bytes only: the engine wants the declaration in the first 2 KiB.
  static func encoding(in body: ArraySlice<UInt8>) -> String? {
    let head = body.prefix(1024)
    guard head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let text = String(decoding: head[..<end], as: UTF8.self)
    guard let key = text.firstRange(of: "encoding") else { return nil }
    let value = text[key.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return value.dropFirst().prefix { $0 != quote }.lowercased()
  }

  /// Whether both readers take `attributes`, the declaration's, for a file in which the bytes came as UTF-16 or not.
  static func isAccepted(_ attributes: [XMLAttribute], isUTF16: Bool) -> Bool {
    let order = ["version", "encoding", "standalone"]
    let places = attributes.compactMap { attribute in order.firstIndex(of: attribute.name) }
    guard places.count == attributes.count, places == places.sorted(), places.first == 0,
      attributes[0].value == "1.0"
    else { return false }
    return attributes.dropFirst().allSatisfy { attribute in
      attribute.name == "encoding"
        ? (isUTF16 ? ["utf-16", "utf-16le"] : ["utf-8", "iso-8859-1", "us-ascii"]).contains(
          attribute.value.lowercased())
        : ["yes", "no"].contains(attribute.value)
    }
  }
}
