internal import EVTX
internal import RemoteThread

/// How the records of a log are written as text.
protocol LogTextForm: Sendable {
  /// A record as text, with the mark of a residual one.
  static func text(_ record: borrowing Record) throws(BinaryXMLFault) -> String
}

/// One `<Event>` element a record.
enum LogXML: LogTextForm {
  static func text(_ record: borrowing Record) throws(BinaryXMLFault) -> String {
    let xml = try record.xml()
    return record.isResidual ? "<!-- residual, at byte \(record.fileOffset) -->\n" + xml : xml
  }
}

/// One line of JSON a record.
enum LogJSON: LogTextForm {
  static func text(_ record: borrowing Record) throws(BinaryXMLFault) -> String {
    let json = try record.json()
    return record.isResidual ? #"{"residual":true,"# + json.dropFirst() : json
  }
}

/// The records of a portion as text.
struct LogTexts<Form: LogTextForm>: EventGathering {
  // A few KiB each.
  static var mostHeld: Int { 1 << 12 }

  private(set) var text = ""
  private(set) var count = 0

  /// Events of other inputs than logs are not wanted.
  mutating func append(_ event: RemoteThreadEvent) {}

  mutating func append(_ record: borrowing Record, by decoder: inout EventLogDecoder) -> DecodedRecord? {
    do throws(BinaryXMLFault) {
      text += try Form.text(record)
      text += "\n"
      count += 1
      return nil
    } catch {
      return .damaged(reason: "record \(record.recordID): \(error)")
    }
  }
}
