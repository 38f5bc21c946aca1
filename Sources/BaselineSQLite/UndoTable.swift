/// What a table held before it was changed, generation by generation: the way back to one.
///
/// A row `(g, id)` says what row `id` was when generation g was published, and that it was changed since and before the
/// next generation: its columns, or, where `existed` is 0, that it was not there. The first change of a row after a
/// generation writes it. Triggers of the connection do that, so that no writer can forget it
/// (https://www.sqlite.org/undoredo.html, but with rows in the place of SQL, which a file could forge).
struct UndoTable {
  /// The table whose rows are kept.
  let table: String
  /// Its columns beside `id`, none of them generated.
  let columns: [String]

  /// Every table that belongs to a generation. Decisions do not: they outlive it.
  static let all = [
    UndoTable(table: "settings", columns: ["generalise", "minimum_host_days", "minimum_days"]),
    UndoTable(table: "image", columns: ["folded"]),
    UndoTable(table: "start", columns: ["module", "function", "class"]),
    UndoTable(
      table: "tuple",
      columns: [
        "source_id", "target_id", "start_id", "status", "reason", "example_source", "example_target",
        "example_module", "example_function",
      ]),
    UndoTable(table: "host", columns: ["name"]),
    UndoTable(table: "host_day", columns: ["sightings", "ledger"]),
    UndoTable(table: "day", columns: ["sightings"]),
    UndoTable(table: "offset_standing", columns: ["status", "reason"]),
    UndoTable(
      table: "calibration",
      columns: [
        "first_day", "last_day", "scores", "formula", "minimum_host_days", "minimum_days", "tuples", "known_good",
        "events", "host_days",
      ]),
    UndoTable(table: "inbox_file", columns: ["path", "size", "modified", "inode"]),
  ]

  private var name: String { "undo_\(table)" }
  private static let newest = "(SELECT MAX(number) FROM generation)"
  private var list: String { columns.joined(separator: ", ") }

  /// Makes the table of former rows.
  var creation: String {
    """
    CREATE TABLE \(name) (
      generation INTEGER NOT NULL,
      id INTEGER NOT NULL,
      existed INTEGER NOT NULL CHECK (existed IN (0, 1)),
      \(columns.joined(separator: ",\n  ")),
      PRIMARY KEY (generation, id)
    ) WITHOUT ROWID
    """
  }

  /// Triggers, of one connection, that write the table.
  var triggers: [String] {
    let old = columns.map { "OLD.\($0)" }.joined(separator: ", ")
    return [
      trigger("INSERT", row: "NEW", columns: "generation, id, existed", values: "\(Self.newest), NEW.id, 0"),
      trigger(
        "UPDATE", row: "OLD", columns: "generation, id, existed, \(list)", values: "\(Self.newest), OLD.id, 1, \(old)"),
      trigger(
        "DELETE", row: "OLD", columns: "generation, id, existed, \(list)", values: "\(Self.newest), OLD.id, 1, \(old)"),
    ]
  }

  private func trigger(_ change: String, row: String, columns: String, values: String) -> String {
    """
    CREATE TEMP TRIGGER IF NOT EXISTS \(name)_\(change.lowercased()) AFTER \(change) ON main.\(table)
    WHEN NOT EXISTS (SELECT 1 FROM \(name) WHERE generation = \(Self.newest) AND id = \(row).id)
    BEGIN INSERT INTO \(name) (\(columns)) VALUES (\(values)); END
    """
  }

  /// Takes the triggers away.
  var triggerRemovals: [String] {
    ["insert", "update", "delete"].map { "DROP TRIGGER IF EXISTS temp.\(name)_\($0)" }
  }

  /// Makes the table what it was when generation `number` was published, from what it was at the next one.
  func restoration(to number: Int64) -> [String] {
    [
      "DELETE FROM \(table) WHERE id IN (SELECT id FROM \(name) WHERE generation = \(number) AND existed = 0)",
      "DELETE FROM \(table) WHERE id IN (SELECT id FROM \(name) WHERE generation = \(number) AND existed = 1)",
      "INSERT INTO \(table) (id, \(list)) SELECT id, \(list) FROM \(name) "
        + "WHERE generation = \(number) AND existed = 1",
      "DELETE FROM \(name) WHERE generation = \(number)",
    ]
  }

  /// Forgets the ways back to generations before `number`.
  func pruning(before number: Int64) -> String { "DELETE FROM \(name) WHERE generation < \(number)" }
}
