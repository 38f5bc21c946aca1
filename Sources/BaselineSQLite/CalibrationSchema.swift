/// The schema's step that makes room for a calibration.
enum CalibrationSchema {
  static let migration = Schema.Migration(statements: [table])

  /// At most one row. `scores` is a JSON array, so that `json_each` shows it to whoever queries the file.
  private static let table = """
    CREATE TABLE calibration (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      first_day INTEGER NOT NULL CHECK (first_day BETWEEN -2147483648 AND 2147483647),
      last_day INTEGER NOT NULL CHECK (last_day BETWEEN first_day AND 2147483647),
      days INTEGER NOT NULL CHECK (days >= 1),
      scores TEXT NOT NULL
    )
    """
}
