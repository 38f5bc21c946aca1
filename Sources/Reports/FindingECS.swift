import RemoteThread
public import Scoring

/// A finding as one line of NDJSON in the fields of the Elastic Common Schema (elastic.co/guide/en/ecs).
///
/// Everything that an event does not say is left out. The target of a thread is no part of ECS; `Target.process.*` is
/// where Elastic Defend keeps it, and Elastic's own rules look there. What has no field of theirs is below `heddle`.
public enum FindingECS {
  /// The version of ECS that the field names were checked against.
  public static let version = "8.11.0"

  /// The line, without a line end. `docs/outputs.md` lists the fields.
  public static func line(_ finding: Finding) -> String {
    let event = finding.event
    var line = JSONLine()
    line.add("@timestamp", event.utcTime.iso8601)
    line.add("ecs", object { $0.add("version", version) })
    line.add("message", message(finding))
    line.add("event", self.event(finding))
    line.add("host", object { $0.add("name", event.computer) })
    line.add("process", source(event))
    line.add("Target", object { $0.add("process", target(event)) })
    if let user = user(event.sourceUser) { line.add("user", user) }
    if let techniques = techniques(finding) { line.add("threat", techniques) }
    line.add("rule", rule(finding))
    line.add("related", related(event))
    line.add("heddle", heddle(finding))
    return line.description
  }

  private static func object(_ fill: (inout JSONLine) -> Void) -> JSONLine {
    var line = JSONLine()
    fill(&line)
    return line
  }

  /// `svchost.exe started a thread in lsass.exe in private memory: …`.
  private static func message(_ finding: Finding) -> String {
    let event = finding.event
    let (source, target) = (fileName(event.sourceImage.rawValue), fileName(event.targetImage.rawValue))
    let reason = finding.reasons.first.map { ": \($0)" } ?? ""
    return "\(source) started a thread in \(target)\(reason)"
  }

  private static func event(_ finding: Finding) -> JSONLine {
    object {
      $0.add("kind", "alert")
      $0.add("category", ["process"])
      $0.add("type", ["change"])
      $0.add("action", "CreateRemoteThread")
      $0.add("code", "8")
      $0.add("provider", "Microsoft-Windows-Sysmon")
      $0.add("module", "heddle")
      $0.add("dataset", "heddle.finding")
      if let record = finding.event.recordID { $0.add("sequence", record) }
      $0.add("severity", severity(finding.level))
      $0.add("risk_score", finding.score)
      $0.add("reason", (finding.reasons + finding.indicators.map(\.evidence)).joined(separator: "; "))
    }
  }

  /// What Elastic Security calls the risk of its levels low, medium, high and critical.
  private static func severity(_ level: Level) -> Int {
    switch level {
    case .informational: 0
    case .low: 21
    case .medium: 47
    case .high: 73
    case .critical: 99
    }
  }

  private static func source(_ event: RemoteThreadEvent) -> JSONLine {
    process(event.sourceImage, event.sourceProcessId, event.sourceProcessGuid, event.sourceUser)
  }

  private static func target(_ event: RemoteThreadEvent) -> JSONLine {
    var line = process(event.targetImage, event.targetProcessId, event.targetProcessGuid, event.targetUser)
    line.add(
      "thread",
      object { thread in
        if let id = event.newThreadId { thread.add("id", id) }
        thread.add("Ext", start(event))
      })
    return line
  }

  private static func start(_ event: RemoteThreadEvent) -> JSONLine {
    object {
      if let address = event.startAddress { $0.add("start_address", address.value) }
      if let module = event.startModule {
        $0.add("start_address_module", module.rawValue)
      } else if event.startClass == .unbackedUser {
        $0.add("start_address_module", "Unbacked")
      }
    }
  }

  private static func process(
    _ image: ImagePath, _ id: UInt32?, _ guid: ProcessGUID?, _ account: String?
  ) -> JSONLine {
    object {
      $0.add("name", fileName(image.rawValue))
      $0.add("executable", image.rawValue)
      if let id { $0.add("pid", id) }
      if let guid { $0.add("entity_id", guid.description) }
      if let user = user(account) { $0.add("user", user) }
    }
  }

  /// `DOMAIN\name` in two; nil where the event names nobody.
  private static func user(_ account: String?) -> JSONLine? {
    guard let account else { return nil }
    let parts = account.split(separator: "\\", maxSplits: 1, omittingEmptySubsequences: false)
    return object {
      $0.add("name", String(parts[parts.count - 1]))
      if parts.count == 2 { $0.add("domain", String(parts[0])) }
    }
  }

  /// Techniques and, beside them, sub-techniques; nil where no indicator points at any.
  private static func techniques(_ finding: Finding) -> JSONLine? {
    guard !finding.techniques.isEmpty else { return nil }
    let techniques = Set(finding.techniques.map { String($0.prefix { $0 != "." }) }).sorted()
    let subtechniques = finding.techniques.filter { $0.contains(".") }
    return object { threat in
      threat.add("framework", "MITRE ATT&CK")
      threat.add(
        "technique",
        object {
          $0.add("id", techniques)
          if !subtechniques.isEmpty { $0.add("subtechnique", object { $0.add("id", subtechniques) }) }
        })
    }
  }

  private static func rule(_ finding: Finding) -> JSONLine {
    object {
      $0.add("name", "Remote thread: \(finding.caseIdentity.kind)")
      $0.add("category", finding.caseIdentity.kind)
      $0.add("ruleset", "heddle")
    }
  }

  private static func related(_ event: RemoteThreadEvent) -> JSONLine {
    let users = [event.sourceUser, event.targetUser].compactMap(\.self)
    return object {
      $0.add("hosts", [event.computer])
      if !users.isEmpty { $0.add("user", Set(users).sorted()) }
    }
  }

  private static func heddle(_ finding: Finding) -> JSONLine {
    object {
      $0.add("level", finding.level.rawValue)
      $0.add("components", FindingJSON.components(finding.components))
      if let pValue = finding.pValue { $0.add("p_value", pValue, places: 6) }
      $0.add("indicators", finding.indicators.map(\.kind.rawValue))
      $0.add("novelty", finding.novelties.map(\.rawValue))
      $0.add("case_id", finding.caseIdentity.id)
      $0.add("case", finding.caseIdentity.description)
      if let function = finding.event.startFunction { $0.add("start_function", function) }
      $0.add("known_good", finding.isKnownGood)
      if finding.event.isResidual { $0.add("residual", true) }
    }
  }

  private static func fileName(_ path: String) -> String {
    let name = path.split(separator: "\\", omittingEmptySubsequences: false).last.map(String.init) ?? path
    return name.isEmpty ? path : name
  }
}
