internal import CSimdJSON

/// A JSON parser and the last value that it read. All unsafe code of the JSON decoder is in this file.
///
/// Invariant: the entries lie in the parser's own memory and change only in ``parse(_:)``; a ``JSONNode`` is used
/// between two calls of it and never kept. Every index is checked against the number of entries, and every `next`
/// is greater than its own index (CSimdJSON.h), so that walks end.
@safe struct JSONDocument: ~Copyable {
  private let parser: OpaquePointer?

  init() {
    unsafe parser = heddle_json_create()
    guard let parser = unsafe parser else { return }
    for (spelling, number) in RecordKey.spellings {
      var name = spelling
      name.withUTF8 { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
          unsafe heddle_json_register(parser, characters.baseAddress, characters.count, number)
        }
      }
    }
  }

  deinit { unsafe heddle_json_destroy(parser) }

  /// Reads one JSON value; nil when it was read, else what is wrong with it. Ends the life of all nodes.
  mutating func parse(_ bytes: ArraySlice<UInt8>) -> String? {
    unsafe bytes.withUnsafeBufferPointer { unsafe parse($0) }
  }

  /// Reads the JSON value in a string of another document.
  mutating func parse(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { unsafe parse($0) }
  }

  private mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard let parser = unsafe parser else { return "no memory" }
    let failure = unsafe heddle_json_parse(parser, bytes.baseAddress, bytes.count)
    return unsafe failure.map { unsafe String(cString: $0) }
  }

  /// The value read; nil before the first and after a failure.
  var root: JSONNode? {
    guard let parser = unsafe parser else { return nil }
    var count = 0
    guard let entries = unsafe heddle_json_entries(parser, &count), count > 0 else { return nil }
    return unsafe JSONNode(entries: UnsafeBufferPointer(start: entries, count: count), index: 0)
  }
}

/// One value of a ``JSONDocument``.
@safe struct JSONNode {
  private let entries: UnsafeBufferPointer<heddle_json_entry>
  /// Place in the document, to find the value again by ``at(_:)``.
  let index: Int

  fileprivate init(entries: UnsafeBufferPointer<heddle_json_entry>, index: Int) {
    unsafe self.entries = entries
    self.index = index
  }

  private var entry: heddle_json_entry {
    precondition(unsafe entries.indices.contains(index))
    return unsafe entries[index]
  }

  private var kind: Int { Int(unsafe entry.kind) }

  var isObject: Bool { kind == HEDDLE_JSON_OBJECT }
  var isArray: Bool { kind == HEDDLE_JSON_ARRAY }
  var isString: Bool { kind == HEDDLE_JSON_STRING }
  var isNull: Bool { kind == HEDDLE_JSON_NULL }
  var isNumber: Bool { kind >= HEDDLE_JSON_SIGNED && kind <= HEDDLE_JSON_DOUBLE }

  /// Another value of the same document.
  func at(_ index: Int) -> JSONNode { unsafe JSONNode(entries: entries, index: index) }

  /// Number of the registered key under which the value stands; 0 for none.
  var keyNumber: UInt16 { unsafe entry.name }

  /// Whether the value stands under a key that is not registered and has a point in it.
  var hasDottedKey: Bool { keyNumber == HEDDLE_JSON_DOTTED_KEY }

  /// The key under which the value stands; empty outside objects.
  var key: String {
    unsafe String(decoding: UnsafeRawBufferPointer(start: entry.key, count: Int(entry.key_length)), as: UTF8.self)
  }

  /// The first value of an array or object.
  var firstChild: JSONNode? {
    guard isObject || isArray, unsafe Int(entry.next) > index + 1 else { return nil }
    return at(index + 1)
  }

  /// The value behind this one, as long as it lies before `end`.
  func sibling(before end: Int) -> JSONNode? {
    let next = unsafe Int(entry.next)
    return next < end ? at(next) : nil
  }

  /// Where the contents of an array or object end.
  var end: Int { unsafe Int(entry.next) }

  /// Calls `body` with each value of an array or object.
  func forEachChild(_ body: (JSONNode) -> Void) {
    var child = firstChild
    while let current = child {
      body(current)
      child = current.sibling(before: end)
    }
  }

  /// The value of an array that has only one; else the value itself.
  var unwrapped: JSONNode {
    guard isArray, let only = firstChild, only.sibling(before: end) == nil else { return self }
    return only
  }

  /// The text of a string, number or boolean, whole numbers without point; nil for null, arrays and objects.
  var text: String? {
    switch kind {
    case HEDDLE_JSON_STRING:
      unsafe String(decoding: UnsafeRawBufferPointer(start: entry.text, count: Int(entry.text_length)), as: UTF8.self)
    case HEDDLE_JSON_SIGNED: String(Int64(bitPattern: unsafe entry.number))
    case HEDDLE_JSON_UNSIGNED: String(unsafe entry.number)
    case HEDDLE_JSON_DOUBLE: Self.text(Double(bitPattern: unsafe entry.number))
    case HEDDLE_JSON_TRUE: "true"
    case HEDDLE_JSON_FALSE: "false"
    default: nil
    }
  }

  private static func text(_ number: Double) -> String {
    Int64(exactly: number).map { String($0) } ?? "\(number)"
  }

  /// The first byte of a string that is no white space; nil for an empty one and for other kinds.
  var firstByte: UInt8? {
    guard isString else { return nil }
    return unsafe bytes.first { $0 > 0x20 }
  }

  /// Whether a string holds `needle`, byte for byte.
  func contains(_ needle: StaticString) -> Bool {
    guard isString else { return false }
    return unsafe heddle_json_contains(entry.text, Int(entry.text_length), needle.utf8Start, needle.utf8CodeUnitCount)
  }

  private var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: entry.text, count: Int(entry.text_length))
  }
}
