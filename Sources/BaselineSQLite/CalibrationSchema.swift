/// The schema's step that makes room for a calibration.
enum CalibrationSchema {
  static let migration = Schema.Migration(statements: [table])

  /// Holds the scores by parts and days, and what was calibrated. A calibration without these says too little to keep.
  static let partsMigration = Schema.Migration(statements: ["DROP TABLE calibration", tableOfParts])

  /// At most one row. `scores` is a JSON array of parts of days of scores, so that `json_each` shows it to whoever
  /// queries the file; the columns from `formula` on say which state of the baseline was calibrated.
  private static let tableOfParts = """
    CREATE TABLE calibration (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      first_day INTEGER NOT NULL CHECK (first_day BETWEEN -2147483648 AND 2147483647),
      last_day INTEGER NOT NULL CHECK (last_day BETWEEN first_day AND 2147483647),
      scores TEXT NOT NULL,
      formula INTEGER NOT NULL,
      minimum_host_days INTEGER NOT NULL CHECK (minimum_host_days >= 1),
      minimum_days INTEGER NOT NULL CHECK (minimum_days >= 1),
      tuples INTEGER NOT NULL,
      known_good INTEGER NOT NULL,
      events INTEGER NOT NULL,
      host_days INTEGER NOT NULL
    )
    """

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
