internal import CSimdJSON

/// The shapes of the lines of a text (LineShapes.h), and the line at which the last walk stopped. All unsafe code of
/// the reading of JSON lines is in this file.
///
/// Invariant: places lie within the bytes that were walked, at most 2^32 - 1 of them; C keeps no pointer to them.
@safe struct LineShapes: ~Copyable {
  /// Where a walk stopped.
  enum Stop {
    /// At the end of the bytes.
    case end
    /// At a line that has to be parsed; it is worth learning where its shape is not known.
    case unread(isKnown: Bool)
    /// At a line of the shape with this number, whose event id is 8; the next line begins at `next`.
    case event(shape: Int, next: Int)
  }

  /// How a string is spelled.
  enum Spelling: UInt32 {
    case plain, escaped, unicodeEscaped
  }

  /// A value of the line at hand: a number, or what stands between the quotes of a string.
  struct Value {
    let range: Range<Int>
    let spelling: Spelling
  }

  private let shapes: OpaquePointer?
  /// Lines of other events passed in the last walk.
  private(set) var others = 0
  /// The beginning of the line at which the last walk stopped.
  private(set) var position = 0

  init() { unsafe shapes = heddle_line_shapes_create() }

  deinit { unsafe heddle_line_shapes_destroy(shapes) }

  /// Passes lines of other events from `start` on, the beginning of a line.
  mutating func walk(_ bytes: [UInt8], from start: Int) -> Stop {
    others = 0
    position = start
    guard start < bytes.count else { return .end }
    guard let shapes = unsafe shapes, bytes.count <= UInt32.max else { return .unread(isKnown: true) }
    let walk = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe heddle_line_shapes_walk(shapes, bytes.baseAddress, start, bytes.count)
    }
    others = walk.others
    position = walk.position
    if walk.is_event { return .event(shape: Int(walk.shape), next: walk.next) }
    return position < bytes.count ? .unread(isKnown: walk.shape >= 0) : .end
  }

  /// A value of the line at hand, which is one of a known shape.
  subscript(_ number: Int) -> Value {
    var count = 0
    guard let shapes = unsafe shapes, let values = unsafe heddle_line_shapes_values(shapes, &count),
      number >= 0, number < count
    else { preconditionFailure("no value \(number) in the line at hand") }
    let value = unsafe values[number]
    let start = Int(value.start)
    return Value(
      range: start..<start + Int(value.length), spelling: Spelling(rawValue: value.spelling) ?? .unicodeEscaped)
  }

  /// Learns the shape of a line, its line break included, that is one JSON object. Gives the number of a new shape (0, where
  /// all others were forgotten for it, or one more than the last) and how many values it has; nil where there is none.
  func learn(_ line: ArraySlice<UInt8>) -> (shape: Int, values: Int)? {
    guard let shapes = unsafe shapes else { return nil }
    let lesson = unsafe line.withUnsafeBufferPointer { line in
      unsafe heddle_line_shapes_learn(shapes, line.baseAddress, line.count)
    }
    return lesson.is_new ? (Int(lesson.shape), Int(lesson.value_count)) : nil
  }

  /// Says which value of a shape is the event id.
  func setEventID(of shape: Int, value: Int) {
    guard let shapes = unsafe shapes else { return }
    unsafe heddle_line_shapes_set_event_id(shapes, Int32(shape), UInt32(value))
  }

  /// Whether a value, as it is spelled in `bytes`, holds `text`.
  static func holds(_ value: Value, _ text: StaticString, in bytes: [UInt8]) -> Bool {
    unsafe bytes[value.range].withUnsafeBytes { spelled in
      let characters = unsafe spelled.bindMemory(to: CChar.self)
      return unsafe heddle_json_contains(
        characters.baseAddress, characters.count, text.utf8Start, text.utf8CodeUnitCount)
    }
  }
}
