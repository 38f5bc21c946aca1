import EVTX
import FleetSimulator
import TestSupport
import Testing

@Suite("What a writer put into a log is read from it") struct RoundTripTests {
  /// Random values of a kind, and the text that each has.
  private struct Sample {
    let value: LogValue
    let text: String
  }

  private static func sample(_ random: inout SplitMix64) -> Sample {
    let bits = random.next()
    switch bits % 14 {
    case 0: return Sample(value: .null, text: "")
    case 1:
      let text = Self.text(&random)
      return Sample(value: .string(text), text: text)
    case 2:
      return Sample(
        value: .uint8(UInt8(truncatingIfNeeded: bits >> 8)), text: "\(UInt8(truncatingIfNeeded: bits >> 8))")
    case 3:
      return Sample(
        value: .uint16(UInt16(truncatingIfNeeded: bits >> 8)), text: "\(UInt16(truncatingIfNeeded: bits >> 8))")
    case 4:
      return Sample(
        value: .uint32(UInt32(truncatingIfNeeded: bits >> 8)), text: "\(UInt32(truncatingIfNeeded: bits >> 8))")
    case 5: return Sample(value: .uint64(bits), text: "\(bits)")
    case 6:
      return Sample(
        value: .int32(Int32(truncatingIfNeeded: bits >> 8)), text: "\(Int32(truncatingIfNeeded: bits >> 8))")
    case 7: return Sample(value: .int64(Int64(bitPattern: bits)), text: "\(Int64(bitPattern: bits))")
    case 8: return Sample(value: .bool(bits & 256 == 0), text: bits & 256 == 0 ? "true" : "false")
    case 9:
      let bytes = (0..<Int(bits >> 8 & 31)).map { UInt8(truncatingIfNeeded: bits >> ($0 % 8 * 8)) }
      return Sample(value: .binary(bytes), text: bytes.map { hex(UInt64($0), 2).uppercased() }.joined())
    case 10:
      return Sample(
        value: .guid(Array(0..<16)), text: "{03020100-0504-0706-0809-0a0b0c0d0e0f}")
    case 11:
      return Sample(value: .sid([1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0]), text: "S-1-5-32-544")
    case 12: return Sample(value: .hex64(bits), text: "0x" + String(bits, radix: 16))
    default:
      return Sample(
        value: .hex32(UInt32(truncatingIfNeeded: bits >> 8)),
        text: "0x" + String(UInt32(truncatingIfNeeded: bits >> 8), radix: 16))
    }
  }

  private static func hex(_ number: UInt64, _ width: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func text(_ random: inout SplitMix64) -> String {
    let letters: [Character] = ["a", "Z", "\\", "é", "ß", "漢", "😀", " ", "<", "&", "\"", "7"]
    return String((0..<Int(random.next() % 80)).map { _ in letters[Int(random.next() % UInt64(letters.count))] })
  }

  /// A template with a data field for each value.
  private static func template(_ number: UInt32, fields: Int) -> LogTemplate {
    let data = (0..<fields).map { index in
      LogTemplate.Content.element(.init("Data", [.init("Name", .text("F\(index)"))], [.value(index, type: 1)]))
    }
    return LogTemplate(number: number, root: .init("EventData", [], data))
  }

  private static let event = LogTemplate(
    number: 1,
    root: .init(
      "Event", [],
      [
        .element(
          .init(
            "System", [],
            [
              .element(.init("Provider", [.init("Name", .text("Round-Trip"))])),
              .element(.init("EventID", [], [.value(0, type: 0x06)])),
              .element(.init("EventRecordID", [], [.value(1, type: 0x0A)])),
              .element(.init("Computer", [], [.value(2, type: 0x01)])),
            ])), .optionalValue(3, type: 0x21),
      ]))

  @Test("Values of every type, in templates of every length, across chunks", arguments: 1...8 as ClosedRange<UInt64>)
  func values(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let templates = (0..<20).map { Self.template(UInt32(100 + $0), fields: $0) }
    var writer = EventLogWriter()
    var bytes: [UInt8] = []
    var expected: [[String]] = []
    for number in 0..<800 {
      let template = templates[Int(random.next() % UInt64(templates.count))]
      let samples = (0..<template.fieldCount).map { _ in Self.sample(&random) }
      let values: [LogValue] = [
        .uint16(UInt16(number)), .uint64(UInt64(number) + 1_000_000), .string("ws\(number % 7)"),
        .embedded(template, samples.map(\.value)),
      ]
      bytes += writer.add(written: UInt64(number), Self.event, values).chunk
      expected.append(["\(number)", "\(number + 1_000_000)", "ws\(number % 7)"] + samples.map(\.text))
    }
    bytes += writer.finish()
    var found: [[String]] = []
    let account = try EventLog(bytes: writer.header + bytes).forEachRecord(verifiesChecksums: true) { record in
      var texts = ["\(record.eventID ?? 0)", "\(record.eventRecordID ?? 0)", record.computer.text]
      #expect(record.providerName.text == "Round-Trip")
      #expect(record.writtenTime.rawValue == UInt64(found.count))
      record.forEachDataField { name, value in
        #expect(name.text == "F\(texts.count - 3)")
        texts.append(value.text)
      }
      found.append(texts)
    } damage: { damage in
      Issue.record("\(damage)")
    }
    #expect(account.records == 800)
    #expect(found == expected)
  }

  @Test("JSON holds no control character that a terminal obeys")
  func controls() throws {
    var writer = EventLogWriter()
    _ = writer.add(
      written: 0, Self.event,
      [
        .uint16(1), .uint64(1), .string("ws"),
        .embedded(Self.template(101, fields: 1), [.string("\u{1B}[2J\u{9B}2J\u{85}é")]),
      ])
    let chunk = writer.finish()
    var lines: [String] = []
    _ = try EventLog(bytes: writer.header + chunk).forEachRecord { record in
      lines.append((try? record.json()) ?? "")
    } damage: { damage in
      Issue.record("\(damage)")
    }
    #expect(lines.first?.contains(#"\u001b[2J\u009b2J\u0085é"#) == true, "\(lines)")
  }

  @Test("An array is a field for each of its texts")
  func array() throws {
    let template = Self.template(5, fields: 1)
    var writer = EventLogWriter()
    _ = writer.add(
      written: 0, Self.event,
      [.uint16(1), .uint64(1), .string("ws"), .embedded(template, [.strings(["one", "", "three"])])])
    let chunk = writer.finish()
    var texts: [String] = []
    _ = try EventLog(bytes: writer.header + chunk).forEachRecord { record in
      record.forEachDataField { _, value in texts.append(value.text) }
    } damage: { damage in
      Issue.record("\(damage)")
    }
    #expect(texts == ["one", "", "three"])
  }
}

extension LogTemplate {
  /// Data fields of the template.
  fileprivate var fieldCount: Int { Int(guid[0]) - 100 }
}
