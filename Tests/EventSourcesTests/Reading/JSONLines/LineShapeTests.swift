import RemoteThread
import TestSupport
import Testing

@testable import EventSources

@Suite("Lines that are not parsed are what parsing finds") struct LineShapeTests {
  /// The decoder of one thread, which parses every record or only those that it must.
  private static func decoder(byShape: Bool) -> PortionDecoder {
    var decoders = RecordDecoders.standard
    decoders.readsLinesByShape = byShape
    decoders.makeSelection = { AboutHalf() }
    return PortionDecoder(decoders, ReadingOptions())
  }

  private static func decode<Events: EventGathering>(
    _ text: [UInt8], _ decoder: PortionDecoder, into events: Events.Type
  ) -> DecodedPortion<Events> {
    let block = LineBlock(bytes: .memory(text), line: 7)
    return DecodedPortion<Events>(Portion(input: "x", format: .json, content: .lines(block)), decoder: decoder)
  }

  @Test(
    "Hostile texts read the same, to events, to rows and to what is selected, whatever was learnt before",
    arguments: 0..<400)
  func hostile(seed: UInt64) {
    var lines = HostileLines(seed: seed)
    let parsing = Self.decoder(byShape: false)
    let (events, counting) = (Self.decoder(byShape: true), Self.decoder(byShape: true))
    let selecting = Self.decoder(byShape: true)
    for _ in 0..<12 {
      let text = lines.text()
      let parsed = Self.decode(text, parsing, into: [RemoteThreadEvent].self)
      let walked = Self.decode(text, events, into: [RemoteThreadEvent].self)
      let counted = Self.decode(text, counting, into: EventBatch.self)
      let account = Account(parsed)
      let isEqual = walked.events == parsed.events && Account(walked) == account && Account(counted) == account
      #expect(
        isEqual, "\(Account(walked)), \(Account(counted)), not \(account): \(String(decoding: text, as: UTF8.self))")
      let selected = Self.decode(text, selecting, into: SelectedEvents.self)
      #expect(
        Account(selected) == account && selected.events.rest == parsed.events.filter { !AboutHalf().passesOver($0) },
        "\(String(decoding: text, as: UTF8.self))")
      // Rows are made with spellings that may stand twice in their batch; appended to another, they stand there once.
      var rows = EventBatch()
      rows.append(counted.events)
      let batch = EventBatch(parsed.events)
      #expect(
        rows.rows == batch.rows && rows.spellings == batch.spellings && rows.computers == batch.computers,
        "\(String(decoding: text, as: UTF8.self))")
    }
  }

  /// What a portion says beside its events.
  private struct Account: Equatable {
    let events: Int
    let others: Int
    let damaged: Int
    let damages: [Damage]

    init(_ portion: DecodedPortion<some EventGathering>) {
      events = portion.events.count
      others = portion.otherEvents
      damaged = portion.damaged
      damages = portion.damages
    }
  }

  @Test("A line like one that was parsed is not parsed", arguments: Wrappers.json.map(\.name))
  func learnt(name: String) throws {
    let record = try #require(Wrappers.json.first { $0.name == name }).record
    let other = record.replacing(#":"8""#, with: #":"10""#).replacing(":8,", with: ":10,")
      .replacing(#"["8"]"#, with: #"["10"]"#).replacing(":8}", with: ":10}")
    guard other != record, !Self.hidden.contains(name) else { return }
    var decoder = JSONLineDecoder()
    let line = Array((other + "\n").utf8)
    #expect(decoder.decode(line[...], learns: true) == [.otherEvent])
    let lines = line + line + line + [UInt8](repeating: 0x20, count: 64)
    _ = decoder.walk(lines, from: 0)
    #expect(decoder.others == 3)
    #expect(decoder.position == 3 * line.count)
  }

  /// Exports whose event id stands in a text within the record, or under a name that other things have too.
  private static let hidden: Set = [
    "Splunk, XML", "Splunk, text", "MaxPatrol body", "SEKOIA", "Azure diagnostics", "Get-WinEvent", "JSON in syslog",
  ]

  @Test("An event like one that was parsed becomes a row without parsing")
  func rows() throws {
    var decoder = JSONLineDecoder()
    let line = Array((Wrappers.winlogbeat7 + "\n").utf8)
    let other = Wrappers.winlogbeat7.replacing("4242", with: "4243").replacing("10:00:00.250", with: "10:00:01.000")
    let lines = line + Array((other + "\n").utf8) + [UInt8](repeating: 0x20, count: 64)
    #expect(decoder.decode(line[...], learns: true) == [.event(Wrappers.event)])
    var batch = EventBatch()
    decoder.beginBatch()
    guard case .event(let shape, let next) = decoder.walk(lines, from: 0) else {
      Issue.record("the shape was not learnt")
      return
    }
    #expect(!decoder.addRow(ofShape: shape, in: lines, to: &batch))
    #expect(decoder.decodeEvent(lines[0..<next]) == [.event(Wrappers.event)])
    #expect(decoder.addRow(ofShape: shape, in: lines, to: &batch))
    guard case .event(let second, _) = decoder.walk(lines, from: next) else {
      Issue.record("the second line was not known")
      return
    }
    #expect(second == shape)
    #expect(decoder.addRow(ofShape: second, in: lines, to: &batch))
    #expect(batch.rows.map(\.discriminator) == [.recordID(4242), .recordID(4243)])
    #expect(batch.rows.map(\.utcTime.description) == ["2026-03-02 10:00:00.250", "2026-03-02 10:00:01.000"])
    #expect(batch.spellings == [ThreadSpelling(Wrappers.event)])
  }

  @Test("An event like one that was parsed is passed over without parsing, where such events are")
  func passed() throws {
    let event = Wrappers.event
    #expect(AboutHalf().passesOver(event))
    let line = Array((Wrappers.winlogbeat7 + "\n").utf8)
    let text = line + line + line + [UInt8](repeating: 0x20, count: 64)
    let decoder = Self.decoder(byShape: true)
    // The first line shows the shape, the second the spelling.
    #expect(Self.decode(text, decoder, into: SelectedEvents.self).events.passed == 1)
    let again = Self.decode(text, decoder, into: SelectedEvents.self).events
    #expect(again.passed == 3 && again.events.isEmpty)
  }

  @Test("A number, a string and a list in the same place are three shapes, and all are learnt")
  func kinds() {
    var decoder = JSONLineDecoder()
    var lines: [UInt8] = []
    for value in ["1", #""x""#, "[1]", "true"] {
      let line = Array("{\"a\":\(value),\"event_id\":1}\n".utf8)
      #expect(decoder.decode(line[...], learns: true) == [.otherEvent])
      lines += line
    }
    _ = decoder.walk(lines + lines + [UInt8](repeating: 0x20, count: 64), from: 0)
    #expect(decoder.others == 8)
  }

  @Test("Where the message says who logged a record without users and provider, the record is decoded")
  func message() {
    let members = Wrappers.members(without: ["SourceUser", "TargetUser"])
    let lines = ["x", "x", "SourceUser: a\nSourceName=Somebody Else", "\\u0053ourceUser: a\nSourceName=Else"].map {
      #"{"EventID":8,"Hostname":"WS01","RecordNumber":4242,"Message":\#(quoted($0)),\#(members)}"#
    }
    let text = Array(lines.joined(separator: "\n").utf8)
    let parsed = Self.decode(text, Self.decoder(byShape: false), into: EventBatch.self)
    let walked = Self.decode(
      text + [UInt8](repeating: 0x0A, count: 64), Self.decoder(byShape: true), into: EventBatch.self)
    #expect(parsed.events.count == 2)
    #expect(parsed.otherEvents == 2)
    #expect(Account(walked) == Account(parsed))
  }

  /// A string of JSON, in which `\u` stays an escape.
  private func quoted(_ text: String) -> String { Wrappers.quoted(text).replacing(#"\\u"#, with: #"\u"#) }

  @Test("Ever new shapes neither grow without end nor read wrong")
  func manyShapes() {
    let parsing = Self.decoder(byShape: false)
    let walking = Self.decoder(byShape: true)
    for part in 0..<8 {
      let text = (0..<3_000).map { number in
        let name = "\(part)-\(number)" + String(repeating: "x", count: number % 300)
        return #"{"a":"\#(number)","\#(name)":"b","event_id":\#(number % 9),"c":[1,2]}"#
      }.joined(separator: "\n")
      let parsed = Self.decode(Array(text.utf8), parsing, into: [RemoteThreadEvent].self)
      let walked = Self.decode(Array(text.utf8), walking, into: [RemoteThreadEvent].self)
      #expect(Account(walked) == Account(parsed))
    }
  }
}
