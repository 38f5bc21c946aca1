/// The table of schema 1 for a calibration. Changed by a new migration only, never in place.
enum CalibrationTable {
  /// At most one row. `scores` is a JSON array of parts of days of scores, so that `json_each` shows it to whoever
  /// queries the file; the columns from `formula` on say which state of the baseline was calibrated.
  static let statement = """
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
}
