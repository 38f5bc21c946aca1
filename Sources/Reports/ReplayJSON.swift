public import RemoteThread
public import SysmonRules

/// Decisions as NDJSON: one object a line.
public enum ReplayJSON {
  /// The line of an event, without a line end.
  ///
  /// `rule_name` is null where no filter left a name; for a dropped event it shows nowhere. `decided_by` is `exclude`,
  /// `include`, `default` or `no rules for this event`; `line` is where the filter, rule or section stands that did.
  public static func line(
    _ event: RemoteThreadEvent, _ decision: Decision, of configuration: FilterConfiguration
  ) -> String {
    var line = JSONLine()
    line.add("computer", event.computer)
    line.add("record_id", event.recordID)
    line.add("logged", decision.logged)
    line.add("rule_name", decision.ruleName)
    line.add("decided_by", decision.basis.description)
    line.add("line", decision.path.flatMap { configuration.positions[$0]?.line })
    return line.description
  }
}
