/// The tables of schema 1 for rebuilds: decisions, generations, and the way back to them. Changed by a new migration only,
/// never in place.
enum GenerationTables {
  static let statements =
    [offsetStanding, decision, generation, inboxFile] + DayTable.statements + UndoTable.all.map(\.creation)

  // The number of a row is tuple × 2¹⁶ + offset.
  private static let offsetStanding = """
    CREATE TABLE offset_standing (
      id INTEGER PRIMARY KEY,
      tuple_id INTEGER GENERATED ALWAYS AS (id >> 16) VIRTUAL REFERENCES tuple,
      offset INTEGER GENERATED ALWAYS AS (id & 65535) VIRTUAL,
      status TEXT NOT NULL CHECK (status IN ('probation', 'approved', 'quarantined')),
      reason TEXT
    )
    """

  // Names its tuple by what it is, for it outlives the tuple's row.
  private static let decision = """
    CREATE TABLE decision (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      target TEXT NOT NULL,
      module TEXT,
      function TEXT,
      class TEXT NOT NULL CHECK (class IN ('backed', 'unbackedUser', 'kernel')),
      offset INTEGER CHECK (offset BETWEEN 0 AND 65535),
      verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'rejected')),
      who TEXT NOT NULL,
      time INTEGER NOT NULL,
      why TEXT NOT NULL,
      last_day INTEGER CHECK (last_day BETWEEN -2147483648 AND 2147483647)
    )
    """

  // Numbers are never given twice.
  private static let generation = """
    CREATE TABLE generation (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      published INTEGER NOT NULL,
      first_day INTEGER NOT NULL CHECK (first_day BETWEEN -2147483648 AND 2147483647),
      last_day INTEGER NOT NULL CHECK (last_day BETWEEN first_day AND 2147483647),
      configuration BLOB NOT NULL,
      report TEXT NOT NULL
    )
    """

  private static let inboxFile = """
    CREATE TABLE inbox_file (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      size INTEGER NOT NULL CHECK (size >= 0),
      modified INTEGER NOT NULL,
      inode INTEGER NOT NULL
    )
    """
}
