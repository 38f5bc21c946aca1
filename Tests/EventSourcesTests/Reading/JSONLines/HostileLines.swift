import TestSupport

/// Makes line-oriented JSON texts from seeds: records of every wrapper, alike but for their values, among records that
/// were changed in all the ways in which a line can seem to be what it is not.
struct HostileLines {
  private var random: SplitMix64
  /// The records that the text repeats.
  private var bases: [[UInt8]] = []

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    for _ in 0..<(1 + draw(3)) { bases.append(Array(pick(Self.records).utf8)) }
  }

  /// One text; its first line is a whole record.
  mutating func text() -> [UInt8] {
    var text = bases[0] + newline
    for _ in 0..<(4 + draw(24)) { text += line() }
    if draw(4) == 0 { text.removeLast(min(text.count - 1, 1 + draw(40))) }
    return text
  }

  private let newline = [UInt8(ascii: "\n")]

  private mutating func line() -> [UInt8] {
    var line = pick(bases)
    switch draw(10) {
    case 0, 1: break
    case 2, 3, 4: line = replacing(.value, in: line, by: pick(Self.values))
    case 5: line = replacing(.name, in: line, by: pick(Self.names))
    case 6: for _ in 0...draw(3) { line = replacing(.value, in: line, by: pick(Self.values)) }
    case 7: line = damaged(line)
    case 8: line = around(line)
    default: line = Array(pick(Self.lines).utf8)
    }
    return line + (draw(16) == 0 ? [UInt8(ascii: "\r")] : []) + newline
  }

  /// With one byte changed, left out or put in, cut, or with a part twice.
  private mutating func damaged(_ line: [UInt8]) -> [UInt8] {
    var line = line
    let place = draw(line.count)
    switch draw(5) {
    case 0: line[place] = pick(Self.bytes)
    case 1: line.remove(at: place)
    case 2: line.insert(pick(Self.bytes), at: place)
    case 3: line.removeSubrange(place...)
    default: line.insert(contentsOf: line[place..<min(line.count, place + 1 + draw(30))], at: place)
    }
    return line
  }

  private mutating func around(_ line: [UInt8]) -> [UInt8] {
    switch draw(6) {
    case 0: line + line
    case 1: Array(" ".utf8) + line
    case 2: line + Array(pick([" ", "\t ", ",", " x", "]", "}", "\u{1E}", "\n\n", "\n[", " [ {"]).utf8)
    case 3: Array("[".utf8) + line + Array("]".utf8)
    case 4: Array("\u{FEFF}".utf8) + line
    default: Array(Wrappers.quoted(String(decoding: line, as: UTF8.self)).utf8)
    }
  }

  private enum Token { case name, value }

  /// With one string or number replaced.
  private mutating func replacing(_ token: Token, in line: [UInt8], by text: String) -> [UInt8] {
    let ranges = Self.tokens(in: line).filter { $0.token == token }
    guard !ranges.isEmpty else { return line }
    var line = line
    line.replaceSubrange(pick(ranges).range, with: Array(text.utf8))
    return line
  }

  private static func tokens(in line: [UInt8]) -> [(token: Token, range: Range<Int>)] {
    var tokens: [(token: Token, range: Range<Int>)] = []
    var index = 0
    while index < line.count {
      let start = index
      if line[index] == UInt8(ascii: "\"") {
        index += 1
        while index < line.count, line[index] != UInt8(ascii: "\"") {
          index += line[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index += 1
        guard index <= line.count else { break }
        let isName = index < line.count && line[index] == UInt8(ascii: ":")
        tokens.append((isName ? .name : .value, start..<index))
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(line[index]) {
        while index < line.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(line[index]) { index += 1 }
        tokens.append((.value, start..<index))
      } else {
        index += 1
      }
    }
    return tokens
  }

  private mutating func draw(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  private mutating func pick<Element>(_ choices: [Element]) -> Element { choices[draw(choices.count)] }
}

extension HostileLines {
  /// Every wrapper, as it is and as another event's record; and records of flat exports in which everything is a value.
  private static let records =
    Wrappers.json.map(\.record).filter { !$0.contains("\n") }
    + [Wrappers.winlogbeat7, Wrappers.nxlog, Wrappers.sentinelFlat, Wrappers.flattened, Wrappers.evtxDump].flatMap {
      [other($0), $0.replacing(#","SourceUser"#, with: #","SourceGroup"#), $0.replacing(":", with: ": "), $0]
    }
    + [
      #"{"winlog":{"event_id":1,"event_data":{"a":"b"}},"message":"x"}"#,
      #"{"winlog":{"event_id":"22"},"n":[1,2,-3,0.5],"t":true,"f":null,"o":{},"l":[]}"#,
      #"{"a":"\"event_id\":8","event_id":7}"#,
    ]

  private static func other(_ record: String) -> String {
    record.replacing(#":"8""#, with: #":"10""#).replacing(":8,", with: ":10,")
  }

  private static let values = [
    "8", #""8""#, "1", #""1""#, #""08""#, "08", "8.0", #""8.0""#, #""8 ""#, #""\u0038""#, "-8", "80e-1", "8e0", "-",
    #""-""#, #""""#, "null", "true", "{}", "[]", "[8]", #"["8"]"#, ##"{"#text":8}"##, #"{"value":"1"}"#, "-0", "0",
    "00",
    "18446744073709551615", "18446744073709551616", "9223372036854775808", "-9223372036854775808", "1.", ".5", "1.5",
    "-9223372036854775809", "123456789012345678901", "1.123456789012345678901", "1E400", #""ä€😀""#, #""\ud83d\ude00""#,
    #""\ud83d""#, #""\u00e4""#, #""\u12G4""#, #""\x""#, #""\\""#, #""\\\""#, #""\"""#, "\"\u{7F}\"", "\"\t\"",
    #""C:\\Windows\\System32\\ntdll.dll""#, #""C:\/x""#, #""Microsoft-Windows-Security-Auditing""#,
    #""ForwardedEvents""#,
    #""\"event_id\":8""#, #""{\"EventID\":8}""#, #""2026-03-02 10:00:00.251""#, #""2026-03-02""#,
    #""0xFFFFF80000001234""#,
    #""0x12""#, #""0x""#, #""SourceUser: EXAMPLE\\eve""#, #""\u0053ourceUser: x""#,
    #""CreateRemoteThread detected:\r\nSourceUser: EXAMPLE\\bob""#,
    "\"" + String(repeating: #"\\"#, count: 40) + "\"", "\"" + String(repeating: "x", count: 31) + #"\\""#,
    "\"" + String(repeating: "x", count: 30) + #"\"y""#, "\"" + String(repeating: "long ", count: 60) + "\"",
  ]

  private static let names = [
    #""event_id""#, #""EventID""#, #""EVENTID""#, #""event\u005fid""#, #""\u0065vent_id""#, #""code""#,
    #""event.code""#,
    #""winlog.event_id""#, #""Event ID""#, #""x""#, #""""#, #""\ud800""#, #""Message""#, #""SourceUser""#,
    #""UtcTime""#,
    #""SourceImage""#, #""computer_name""#, #""record_id""#, #""log_name""#, #""Id""#, #""EventData""#, "event_id",
  ]

  private static let bytes: [UInt8] = [
    0x00, 0x09, 0x0A, 0x0D, 0x20, 0x22, 0x2C, 0x2D, 0x2E, 0x30, 0x38, 0x3A, 0x5B, 0x5C, 0x5D, 0x65, 0x75, 0x7B, 0x7D,
    0x7F, 0x80, 0xC3, 0xED, 0xFF,
  ]

  private static let lines = [
    "", " ", "x", "{", "}", "{}", "[]", "[{}]", "[", "]", #""{}""#, "Record 1", "{\"a\":1}", "{\"event_id\":1}",
    "{\"event_id\":8}", "{\"event_id\":1}{\"event_id\":1}", "{\n  \"event_id\": 1\n}", "{\n{\"event_id\":1}\n}",
  ]
}
