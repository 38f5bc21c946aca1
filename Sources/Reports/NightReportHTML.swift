import RemoteThread
public import Workflows

/// The drift report of a night as one HTML page that needs nothing else.
public struct NightReportHTML {
  private let report: NightReport
  private let sections: NightReportSections

  /// The page of a generation's report.
  public init(_ report: NightReport, generation: Int) {
    self.report = report
    sections = NightReportSections(report, generation: generation)
  }

  /// The page, UTF-8, with a line end.
  public var page: String {
    let facts = sections.facts.map {
      "<tr><th scope=\"row\">\(HTMLText.escaped($0.name))</th><td>\(HTMLText.escaped($0.value))</td></tr>"
    }
    let body = """
      <table>
      \(facts.joined(separator: "\n"))
      </table>
      \(cases)
      \(sections.listings.compactMap(listing).joined(separator: "\n"))
      """
    return HTMLPage(title: sections.title, body: body).text
  }

  private var cases: String {
    guard !report.cases.first.isEmpty else { return "<p>No case.</p>" }
    let rows = report.cases.first.map(row) + Self.rest(report.cases).map { "<tr><td colspan=\"5\">\($0)</td></tr>" }
    return """
      <h2>Cases (\(CountText.grouped(report.cases.count)))</h2>
      <table>
      <thead><tr><th>Score</th><th>Level</th><th>Case</th><th>Seen</th><th>Noticed</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private func row(_ one: NightReport.Case) -> String {
    let level = HTMLText.escaped(one.level)
    let seen = "\(CountText.counted(one.events, "event")), \(CountText.counted(one.hosts, "host"))"
    let mark = one.isAlert ? "alert, " : one.isNew ? "" : "known, "
    let noticed = ([one.id] + one.indicators + one.techniques).joined(separator: ", ")
    return "<tr><td>\(Decimals.fixed(one.score, places: 1))</td><td class=\"\(level)\">\(level)</td>"
      + "<td>\(HTMLText.escaped(one.title))</td><td>\(seen)</td><td>\(HTMLText.escaped(mark + noticed))</td></tr>"
  }

  private func listing(_ name: String, _ listing: NightReport.Listing<String>) -> String? {
    guard listing.count > 0 else { return nil }
    let items = listing.first.map { "<li>\(HTMLText.escaped($0))</li>" } + Self.rest(listing).map { "<li>\($0)</li>" }
    return "<h2>\(HTMLText.escaped(name)) (\(CountText.grouped(listing.count)))</h2>\n<ul>\n"
      + items.joined(separator: "\n") + "\n</ul>"
  }

  private static func rest<Element>(_ listing: NightReport.Listing<Element>) -> [String] {
    NightReportSections.rest(listing).map { HTMLText.escaped(String($0.drop { $0 == " " })) }
  }
}
