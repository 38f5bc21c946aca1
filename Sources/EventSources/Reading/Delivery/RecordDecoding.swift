internal import RemoteThread

/// What the records of an input are.
package enum RecordFormat: Sendable, Equatable {
  case json
  case xml
  /// Rows of a table with this header, and the byte between cells.
  case csv(header: [String], separator: UInt8)
  /// Chunks, not records: ``ChunkDecoder`` reads them.
  case eventLog
}

/// Decodes the records of every format for one thread.
package protocol RecordDecoding: AnyObject {
  /// Decodes one record of `format`; a record may hold several events, and is never nothing.
  func decode(_ record: ArraySlice<UInt8>, as format: RecordFormat) -> [DecodedRecord]
}

/// Makes the decoders of a reading.
package struct RecordDecoders: Sendable {
  /// Makes the decoder of one thread.
  package var make: @Sendable () -> any RecordDecoding
  /// Whether a CSV header names a field of a Windows event log.
  package var recognisesHeader: @Sendable ([String]) -> Bool

  /// Whether lines of JSON are decoded by their shape where that gives the same; else each goes to a decoder.
  package var readsLinesByShape: Bool

  /// Says to one thread which events need not be decoded, where the caller takes ``SelectedEvents``.
  var makeSelection: (@Sendable () -> any EventSelection)?

  package init(
    make: @escaping @Sendable () -> any RecordDecoding, recognisesHeader: @escaping @Sendable ([String]) -> Bool,
    readsLinesByShape: Bool = false
  ) {
    self.make = make
    self.recognisesHeader = recognisesHeader
    self.readsLinesByShape = readsLinesByShape
  }

  /// The decoders of Sysmon events.
  package static let standard = RecordDecoders(
    make: { StandardDecoding() },
    recognisesHeader: { header in
      switch CSVRecordDecoder(header: header) {
      case .some: true
      case .none: false
      }
    },
    readsLinesByShape: true)
}

/// The three decoders of Sysmon events, each kept from record to record.
final class StandardDecoding: RecordDecoding {
  private var json = JSONRecordDecoder()
  private var xml = XMLRecordDecoder()
  private var csv: CSVRecordDecoder?
  private var csvHeader: [String] = []

  func decode(_ record: ArraySlice<UInt8>, as format: RecordFormat) -> [DecodedRecord] {
    switch format {
    case .json: json.decode(record)
    case .xml: xml.decode(record)
    case .eventLog: [.damaged(reason: "a record of an event log outside of its chunk")]
    case .csv(let header, let separator): decode(row: CSVTable.cells(of: record, separator: separator), header)
    }
  }

  private func decode(row: [String], _ header: [String]) -> [DecodedRecord] {
    if csvHeader != header {
      csv = CSVRecordDecoder(header: header)
      csvHeader = header
    }
    return csv?.decode(row: row) ?? [.damaged(reason: "a header that names no field")]
  }
}
