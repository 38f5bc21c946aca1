import RemoteThread
import Scoring

/// A case that opens to its evidence.
struct CaseHTML {
  private let one: FindingCase
  private let fleet: Int

  init(_ one: FindingCase, fleet: Int) {
    self.one = one
    self.fleet = fleet
  }

  var markup: String {
    let level = one.level.rawValue
    return """
      <details class="case \(level)" id="\(one.identity.id)">
      <summary><span class="score">\(Decimals.fixed(one.score, places: 1))</span> <b class="\(level)">\(level)</b> \
      <code class="what">\(HTMLText.escaped(one.identity.description))</code> \
      <span class="facts">\(HTMLText.escaped(summary))</span></summary>
      <div class="body">\(parts)<h3>Why</h3>\(HTMLText.list(one.worst.reasons))\(noticed)\(event)\(hosts)\(advice)</div>
      </details>
      """
  }

  private var summary: String {
    let span =
      one.seen.lowerBound == one.seen.upperBound
      ? "\(one.seen.lowerBound)" : "\(one.seen.lowerBound) to \(one.seen.upperBound)"
    let facts = [
      CountText.counted(one.findings, "event"), CountText.counted(one.hosts.count, "host"), span,
      one.remark(fleet: fleet),
    ]
    return facts.compactMap(\.self).joined(separator: ", ")
  }

  private var parts: String {
    let components = one.worst.components
    let parts = [
      ("source", components.source), ("target", components.target), ("start", components.start),
      ("offset", components.offset),
    ]
    let heads = parts.map { "<th>\($0.0)</th>" }.joined()
    let cells = parts.map { "<td class=\"number\">\(Decimals.fixed($0.1, places: 1))</td>" }.joined()
    let chance = one.worst.pValue.map { "; p-value \(Decimals.text($0, places: 6))" } ?? ""
    return "<h3>Score in bits\(chance); case <code>\(one.identity.id)</code></h3><table><tr>\(heads)<th>sum</th></tr>"
      + "<tr>\(cells)<td class=\"number\"><b>\(Decimals.fixed(one.score, places: 1))</b></td></tr></table>"
  }

  private var noticed: String {
    guard !one.indicators.isEmpty else { return "" }
    let items = one.indicators.map { indicator in
      let techniques = indicator.techniques.isEmpty ? "" : " (ATT&CK \(indicator.techniques.joined(separator: ", ")))"
      return "\(indicator.kind.rawValue): \(indicator.evidence)\(techniques)"
    }
    return "<h3>Indicators</h3>" + HTMLText.list(items)
  }

  private var event: String {
    let event = one.worst.event
    let fields: [(String, String?)] = [
      ("UtcTime", event.utcTime.description), ("Computer", event.computer),
      ("EventRecordID", event.recordID.map { String($0) }), ("SourceImage", event.sourceImage.rawValue),
      ("SourceUser", event.sourceUser), ("TargetImage", event.targetImage.rawValue), ("TargetUser", event.targetUser),
      ("StartModule", event.startModule?.rawValue ?? "-"), ("StartFunction", event.startFunction ?? "-"),
      ("StartAddress", event.startAddress?.description),
    ]
    let rows = fields.compactMap { name, value in
      value.map { "<tr><th>\(name)</th><td><code>\(HTMLText.escaped($0))</code></td></tr>" }
    }
    return "<h3>The event with the highest score</h3><table>\(rows.joined())</table>"
  }

  private static let mostHosts = 50

  private var hosts: String {
    guard one.hosts.count > 1 else { return "" }
    let names = one.hosts.sorted()
    let rest = names.count - Self.mostHosts
    let more = rest > 0 ? ", and \(CountText.counted(rest, "other"))" : ""
    return "<h3>Hosts</h3><p>\(HTMLText.escaped(names.prefix(Self.mostHosts).joined(separator: ", ")))\(more)</p>"
  }

  private var advice: String {
    let advice = CaseAdvice(one.worst)
    let explain = advice.explainCommand.map { "<h3>In full</h3><pre>\(HTMLText.escaped($0))</pre>" } ?? ""
    let exclusion =
      switch advice.exclusion {
      case .rule(let xml): "<pre>\(HTMLText.escaped(xml))</pre>"
      case .none(let reason): "<p>None: \(HTMLText.escaped(reason))</p>"
      }
    return """
      <h3>Hunt for it</h3><p class="dim">Kibana (KQL)</p><pre>\(HTMLText.escaped(advice.kibanaQuery))</pre>\
      <p class="dim">Splunk</p><pre>\(HTMLText.escaped(advice.splunkQuery))</pre>\(explain)\
      <h3>Exclusion, once it is found to be benign</h3>\(exclusion)
      """
  }
}
