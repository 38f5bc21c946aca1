import Baseline
import GRDB
import RemoteThread

/// The table `settings`: one row.
enum StoredSettings {
  static func insert(_ settings: BaselineSettings, in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO settings (id, generalise, minimum_host_days, minimum_days) VALUES (1, ?, ?, ?)",
      arguments: [
        settings.generalisation.isEnabled, settings.policy.minimumHostDays, settings.policy.minimumDays,
      ])
  }

  static func set(_ policy: KnownGoodPolicy, in db: Database) throws {
    try db.execute(
      sql: "UPDATE settings SET minimum_host_days = ?, minimum_days = ? WHERE id = 1",
      arguments: [policy.minimumHostDays, policy.minimumDays])
  }

  static func read(_ db: Database) throws -> BaselineSettings {
    let sql = "SELECT generalise, minimum_host_days, minimum_days FROM settings WHERE id = 1"
    guard let row = try Row.fetchOne(db, sql: sql) else { throw MalformedValue(reason: "table settings is empty") }
    let checked = CheckedRow(row: row, table: "settings")
    let policy = KnownGoodPolicy(
      minimumHostDays: Int(try checked.integer(1, "minimum_host_days", in: 1...Int64.max)),
      minimumDays: Int(try checked.integer(2, "minimum_days", in: 1...Int64.max)))
    let generalises = try checked.integer(0, "generalise", in: 0...1) == 1
    return BaselineSettings(generalisation: generalises ? .standard : .none, policy: policy)
  }
}
