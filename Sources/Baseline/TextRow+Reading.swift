import RemoteThread

/// What is wrong with a row.
struct RowProblem: Error {
  let reason: String
}

extension TextRow {
  /// The row, every value checked.
  func row() throws(RowProblem) -> BaselineRow {
    switch kind {
    case "settings": .settings(try settings())
    case "tuple": .tuple(try tuple(), try example(), try tupleStatus(), reason: reason)
    case "offset": try offsetRow()
    case "decision": .decision(try decision())
    case "sighting": .sighting(try sighting())
    case "ledger": .ledger(host: try computer(), day: try date(), try page())
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
    return BaselineSettings(
      generalisation: try required(generalise, "generalise") ? .standard : .none, policy: policy)
  }

  private func tuple() throws(RowProblem) -> ThreadTuple {
    ThreadTuple(
      source: ASCIIFold.fold(try filled(source, "source")), target: ASCIIFold.fold(try filled(target, "target")),
      start: try start())
  }

  private func start() throws(RowProblem) -> ThreadStart {
    let function = function == nil ? nil : ASCIIFold.fold(try filled(function, "function"))
    let startClass = start_class.flatMap(StartClass.init(rawValue:))
    if module != nil {
      guard start_class == nil || startClass == .backed else {
        throw RowProblem(reason: "with a module, start_class is backed")
      }
      return ThreadStart(module: ASCIIFold.fold(try filled(module, "module")), function: function)
    }
    guard let startClass, startClass != .backed else {
      throw RowProblem(reason: "without a module, start_class is unbackedUser or kernel")
    }
    return ThreadStart(withoutModule: startClass, function: function)
  }

  private func example() throws(RowProblem) -> TupleExample {
    let tuple = (source: try required(source, "source"), target: try required(target, "target"))
    return TupleExample(
      source: example_source ?? tuple.source, target: example_target ?? tuple.target,
      module: example_module ?? module, function: example_function ?? function)
  }

  private func tupleStatus() throws(RowProblem) -> TupleStatus {
    guard let value = TupleStatus(rawValue: status ?? TupleStatus.learned.rawValue) else {
      throw RowProblem(reason: "status is none of learned, probation, approved, quarantined")
    }
    return value
  }

  private func offsetRow() throws(RowProblem) -> BaselineRow {
    let status = try tupleStatus()
    guard status != .learned else { throw RowProblem(reason: "an offset whose status is learned has no row") }
    guard let offset = try startOffset() else { throw RowProblem(reason: "no offset") }
    return .offset(try tuple(), offset, status, reason: reason)
  }

  private func decision() throws(RowProblem) -> QuarantineDecision {
    guard let verdict = QuarantineDecision.Verdict(rawValue: try required(verdict, "verdict")) else {
      throw RowProblem(reason: "verdict is none of approved, rejected")
    }
    guard let time = UTCTime(try required(time, "time")) else { throw RowProblem(reason: "time is no time") }
    guard last_day == nil || last_day.flatMap({ UTCDay($0) }) != nil else {
      throw RowProblem(reason: "last_day is no date")
    }
    return QuarantineDecision(
      start: TupleStart(tuple: try tuple(), offset: try startOffset()), verdict: verdict,
      who: try filled(who, "who"), time: time, why: try filled(why, "why"), lastDay: last_day.flatMap { UTCDay($0) })
  }

  private func sighting() throws(RowProblem) -> Sighting {
    let count = try required(events, "events")
    guard (1...Sighting.largestEvents).contains(count) else {
      throw RowProblem(reason: "events is not within 1 to \(Sighting.largestEvents)")
    }
    guard let first = UTCTime(try required(first_seen, "first_seen")),
      let last = UTCTime(try required(last_seen, "last_seen")), first <= last
    else { throw RowProblem(reason: "first_seen or last_seen is no time, or they are in the wrong order") }
    let day = try date()
    guard first.day == day, last.day == day else {
      throw RowProblem(reason: "first_seen or last_seen is on another day")
    }
    return Sighting(
      tuple: try tuple(), offset: try startOffset(), host: try computer(), day: day, events: count,
      seen: first...last)
  }

  private func startOffset() throws(RowProblem) -> UInt16? {
    guard let offset else { return nil }
    guard module != nil else { throw RowProblem(reason: "offset without a module") }
    guard offset.utf8.count == 4, offset.first != "+", let value = UInt16(offset, radix: 16) else {
      throw RowProblem(reason: "offset is not four hex digits")
    }
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

  private func computer() throws(RowProblem) -> String { ASCIIFold.fold(try required(host, "host")) }

  /// A value that is there and not blank; a blank one would be another value than an absent one.
  private func filled(_ value: String?, _ key: String) throws(RowProblem) -> String {
    guard let value = BlankField.value(try required(value, key)) else {
      throw RowProblem(reason: "\(key) is blank")
    }
    return value
  }

  private func required<Value>(_ value: Value?, _ key: String) throws(RowProblem) -> Value {
    guard let value else { throw RowProblem(reason: "no \(key)") }
    return value
  }
}
