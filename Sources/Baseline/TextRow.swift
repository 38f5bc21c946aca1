import Foundation
import RemoteThread

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
  var verdict: String?
  var who: String?
  var time: String?
  var why: String?
  var last_day: String?
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
    case .offset(let tuple, let offset, let status, let reason):
      kind = "offset"
      set(tuple)
      self.offset = OffsetText.hexadecimal(offset)
      self.status = status.rawValue
      self.reason = reason
    case .decision(let decision):
      kind = "decision"
      set(decision.start.tuple)
      offset = decision.start.offset.map(OffsetText.hexadecimal)
      verdict = decision.verdict.rawValue
      who = decision.who
      time = decision.time.description
      why = decision.why
      last_day = decision.lastDay?.description
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
}
