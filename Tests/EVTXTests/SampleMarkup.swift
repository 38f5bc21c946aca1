import EVTX

/// What stands in a template or a fragment.
indirect enum SampleMarkup: Sendable {
  case element(String, attributes: [(String, [SampleMarkup])] = [], [SampleMarkup] = [])
  case text(String)
  case slot(Int, ValueType, isOptional: Bool = false)
  case entity(String)
  case character(UInt16)
  case cdata(String)
  case instruction(String, String)
  /// A template instance as [MS-EVEN6] does not allow it inside an element.
  case template(SampleTemplate, [SampleValue])
  case bytes([UInt8])

  static func data(_ name: String?, _ content: [SampleMarkup]) -> SampleMarkup {
    .element("Data", attributes: name.map { [("Name", [.text($0)])] } ?? [], content)
  }
}

/// A template; one of a name is written once in a chunk.
struct SampleTemplate: Sendable {
  var name: String
  var root: SampleMarkup
}

/// A value of a record.
struct SampleValue: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    /// Binary XML: an instance of a template.
    case instance(SampleTemplate, [SampleValue], withHeader: Bool)
    /// Binary XML: an element without template.
    case fragment(SampleMarkup, withHeader: Bool)
  }

  var type: ValueType
  var content: Content

  init(_ type: ValueType, _ bytes: [UInt8]) {
    self.type = type
    content = .bytes(bytes)
  }

  private init(_ content: Content) {
    type = .binaryXML
    self.content = content
  }

  static let null = SampleValue(.null, [])
  static func string(_ text: String) -> SampleValue { SampleValue(.string, text.utf16Bytes) }
  static func uint8(_ number: UInt8) -> SampleValue { SampleValue(.uint8, [number]) }
  static func uint16(_ number: UInt16) -> SampleValue { SampleValue(.uint16, number.bytes) }
  static func uint32(_ number: UInt32) -> SampleValue { SampleValue(.uint32, number.bytes) }
  static func uint64(_ number: UInt64) -> SampleValue { SampleValue(.uint64, number.bytes) }
  static func fileTime(_ steps: UInt64) -> SampleValue { SampleValue(.fileTime, steps.bytes) }
  static func strings(_ texts: [String]) -> SampleValue {
    SampleValue(ValueType(rawValue: 0x81), texts.flatMap { $0.utf16Bytes + [0, 0] })
  }
  static func instance(_ template: SampleTemplate, _ values: [SampleValue], withHeader: Bool = true) -> SampleValue {
    SampleValue(.instance(template, values, withHeader: withHeader))
  }
  static func fragment(_ root: SampleMarkup, withHeader: Bool = true) -> SampleValue {
    SampleValue(.fragment(root, withHeader: withHeader))
  }
}

extension FixedWidthInteger {
  /// Little-endian.
  var bytes: [UInt8] { (0..<(Self.bitWidth / 8)).map { UInt8(truncatingIfNeeded: self >> ($0 * 8)) } }
}

extension String {
  /// UTF-16, little-endian.
  var utf16Bytes: [UInt8] { utf16.flatMap(\.bytes) }
}
