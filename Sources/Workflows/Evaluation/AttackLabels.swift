public import RemoteThread

/// Which events are attacks: CSV (RFC 4180) with a header that names `computer` and `record_id`; `kind` and `incident`
/// tell attacks apart, other columns are passed over.
public struct AttackLabels: Sendable {
  /// One attack: a kind, and the number or name of the incident where the file has one.
  public struct Incident: Sendable, Hashable, Comparable {
    /// What sort of attack.
    public let kind: String
    /// Which one of them.
    public let name: String

    /// Orders by kind and name.
    public static func < (left: Incident, right: Incident) -> Bool { (left.kind, left.name) < (right.kind, right.name) }
  }

  private struct Event: Hashable {
    let computer: String
    let record: UInt64
  }

  private var incidents: [Event: Incident] = [:]

  /// The number of labelled events.
  public var count: Int { incidents.count }

  /// Reads labels.
  /// - Throws: ``LabelError``, with the line.
  public init(csv text: String) throws(LabelError) {
    var rows = CSVRows(text)
    guard let header = rows.next() else { throw LabelError(line: 1, reason: "there is no header") }
    let names = header.cells.map { ASCIIFold.fold($0) }
    guard let computer = names.firstIndex(of: "computer"), let record = names.firstIndex(of: "record_id") else {
      throw LabelError(line: 1, reason: "the header names no 'computer' or no 'record_id'")
    }
    let (kind, incident) = (names.firstIndex(of: "kind"), names.firstIndex(of: "incident"))
    while let row = rows.next() {
      guard row.cells.count == names.count else {
        throw LabelError(line: row.line, reason: "\(row.cells.count) cells, but the header has \(names.count)")
      }
      guard let number = UInt64(row.cells[record]) else {
        throw LabelError(line: row.line, reason: "record_id is no number")
      }
      let event = Event(computer: ASCIIFold.fold(row.cells[computer]), record: number)
      incidents[event] = Incident(
        kind: kind.map { row.cells[$0] } ?? "attack", name: incident.map { row.cells[$0] } ?? "")
    }
    guard rows.isWhole else { throw LabelError(line: rows.line, reason: "a quote that is not closed") }
  }

  /// The attack that an event belongs to; nil where it is benign, or bears no record number.
  public func incident(of event: RemoteThreadEvent) -> Incident? {
    guard let record = event.recordID else { return nil }
    return incidents[Event(computer: ASCIIFold.fold(event.computer), record: record)]
  }
}

/// Why labels cannot be used.
public struct LabelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// From 1.
  public let line: Int
  /// What is wrong.
  public let reason: String

  /// `line 7: record_id is no number`.
  public var description: String { "line \(line): \(reason)" }
}
