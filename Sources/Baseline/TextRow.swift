import Foundation
import RemoteThread

/// What is wrong with a row.
struct RowProblem: Error {
  let reason: String
}

/// The keys of all kinds of rows of the text form, named as in the file.
struct TextRow: Codable {
  var kind: String
  var format: Int?
  var generalise: Bool?
  var minimum_host_days: Int?
  var minimum_days: Int?
  var source: String?
  var target: String?
  var module: String?
  var function: String?
  var start_class: String?
  var example_source: String?
  var example_target: String?
  var example_module: String?
  var example_function: String?
  var status: String?
  var reason: String?
  var offset: String?
  var host: String?
  var day: String?
  var events: Int?
  var first_seen: String?
  var last_seen: String?
  var entries: Data?

  init(_ row: BaselineRow) {
    switch row {
    case .settings(let settings):
      kind = "settings"
      format = BaselineTextForm.format
      generalise = settings.generalisation.isEnabled
      minimum_host_days = settings.policy.minimumHostDays
      minimum_days = settings.policy.minimumDays
    case .tuple(let tuple, let example, let status, let reason):
      kind = "tuple"
      set(tuple)
      example_source = example.source
      example_target = example.target
      example_module = example.module
      example_function = example.function
      self.status = status.rawValue
      self.reason = reason
    case .sighting(let sighting):
      kind = "sighting"
      set(sighting.tuple)
      offset = sighting.offset.map(OffsetText.hexadecimal)
      host = sighting.host
      day = sighting.day.description
      events = sighting.events
      first_seen = sighting.seen.lowerBound.description
      last_seen = sighting.seen.upperBound.description
    case .ledger(let host, let day, let page):
      kind = "ledger"
      self.host = host
      self.day = day.description
      entries = Data(page.encoded)
    }
  }

  private mutating func set(_ tuple: ThreadTuple) {
    source = tuple.source
    target = tuple.target
    module = tuple.start.module
    function = tuple.start.function
    start_class = tuple.start.startClass.rawValue
  }

  func row() throws(RowProblem) -> BaselineRow {
    switch kind {
    case "settings": .settings(try settings())
    case "tuple": .tuple(try tuple(), try example(), try tupleStatus(), reason: reason)
    case "sighting": .sighting(try sighting())
    case "ledger": .ledger(host: try required(host, "host"), day: try date(), try page())
    default: throw RowProblem(reason: "unknown kind of row")
    }
  }

  private func settings() throws(RowProblem) -> BaselineSettings {
    guard try required(format, "format") == BaselineTextForm.format else {
      throw RowProblem(reason: "format \(format ?? 0) is not known to this version")
    }
    let policy = KnownGoodPolicy(
      minimumHostDays: minimum_host_days ?? KnownGoodPolicy.standard.minimumHostDays,
      minimumDays: minimum_days ?? KnownGoodPolicy.standard.minimumDays)
    return BaselineSettings(generalisation: generalise == false ? .none : .standard, policy: policy)
  }

  private func tuple() throws(RowProblem) -> ThreadTuple {
    let start: ThreadStart
    if let module {
      start = ThreadStart(module: ASCIIFold.fold(module), function: function.map(ASCIIFold.fold))
    } else {
      guard let start_class = StartClass(rawValue: try required(start_class, "start_class")), start_class != .backed
      else { throw RowProblem(reason: "without a module, start_class is unbackedUser or kernel") }
      start = ThreadStart(withoutModule: start_class, function: function.map(ASCIIFold.fold))
    }
    return ThreadTuple(
      source: ASCIIFold.fold(try required(source, "source")), target: ASCIIFold.fold(try required(target, "target")),
      start: start)
  }

  private func example() throws(RowProblem) -> TupleExample {
    let tuple = (source: try required(source, "source"), target: try required(target, "target"))
    return TupleExample(
      source: example_source ?? tuple.source, target: example_target ?? tuple.target,
      module: example_module ?? module, function: example_function ?? function)
  }

  private func tupleStatus() throws(RowProblem) -> TupleStatus {
    guard let value = TupleStatus(rawValue: status ?? TupleStatus.learned.rawValue) else {
      throw RowProblem(reason: "status is none of learned, approved, quarantined")
    }
    return value
  }

  private func sighting() throws(RowProblem) -> Sighting {
    let count = try required(events, "events")
    guard count > 0 else { throw RowProblem(reason: "events is below 1") }
    guard let first = UTCTime(try required(first_seen, "first_seen")),
      let last = UTCTime(try required(last_seen, "last_seen")), first <= last
    else { throw RowProblem(reason: "first_seen or last_seen is no time, or they are in the wrong order") }
    let day = try date()
    guard first.day == day, last.day == day else {
      throw RowProblem(reason: "first_seen or last_seen is on another day")
    }
    return Sighting(
      tuple: try tuple(), offset: try startOffset(), host: try required(host, "host"), day: day, events: count,
      seen: first...last)
  }

  private func startOffset() throws(RowProblem) -> UInt16? {
    guard let offset else { return nil }
    guard let value = UInt16(offset, radix: 16) else { throw RowProblem(reason: "offset is not four hex digits") }
    return value
  }

  private func date() throws(RowProblem) -> UTCDay {
    guard let value = UTCDay(try required(day, "day")) else { throw RowProblem(reason: "day is no date") }
    return value
  }

  private func page() throws(RowProblem) -> LedgerPage {
    let bytes = try required(entries, "entries")
    do {
      return try LedgerPage(decoding: bytes)
    } catch {
      throw RowProblem(reason: error.description)
    }
  }

  private func required<Value>(_ value: Value?, _ key: String) throws(RowProblem) -> Value {
    guard let value else { throw RowProblem(reason: "no \(key)") }
    return value
  }
}
