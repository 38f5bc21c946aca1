/// The tables of schema 1 that hold what was learned. Changed by a new migration only, never in place.
enum SchemaTables {
  static let statements = [settings, image, start, startIdentity, tuple, host, hostDay]

  private static let settings = """
    CREATE TABLE settings (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      generalise INTEGER NOT NULL CHECK (generalise IN (0, 1)),
      minimum_host_days INTEGER NOT NULL CHECK (minimum_host_days >= 1),
      minimum_days INTEGER NOT NULL CHECK (minimum_days >= 1)
    )
    """

  private static let image = """
    CREATE TABLE image (
      id INTEGER PRIMARY KEY,
      folded TEXT NOT NULL UNIQUE
    )
    """

  private static let start = """
    CREATE TABLE start (
      id INTEGER PRIMARY KEY,
      module TEXT,
      function TEXT,
      class TEXT NOT NULL CHECK (class IN ('backed', 'unbackedUser', 'kernel')),
      CHECK ((class = 'backed') = (module IS NOT NULL))
    )
    """

  // A plain UNIQUE takes every NULL for another value. The empty blob is none of the texts.
  private static let startIdentity = """
    CREATE UNIQUE INDEX start_identity ON start (class, COALESCE(module, x''), COALESCE(function, x''))
    """

  private static let tuple = """
    CREATE TABLE tuple (
      id INTEGER PRIMARY KEY,
      source_id INTEGER NOT NULL REFERENCES image,
      target_id INTEGER NOT NULL REFERENCES image,
      start_id INTEGER NOT NULL REFERENCES start,
      status TEXT NOT NULL CHECK (status IN ('learned', 'probation', 'approved', 'quarantined')),
      reason TEXT,
      example_source TEXT NOT NULL,
      example_target TEXT NOT NULL,
      example_module TEXT,
      example_function TEXT,
      UNIQUE (source_id, target_id, start_id)
    )
    """

  private static let host = """
    CREATE TABLE host (
      id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 2147483647),
      name TEXT NOT NULL UNIQUE
    )
    """

  // A sighting is [tuple, offset or -1, events, first, last]; times are milliseconds since midnight.
  private static let hostDay = """
    CREATE TABLE host_day (
      id INTEGER PRIMARY KEY,
      day INTEGER GENERATED ALWAYS AS (id >> 31) VIRTUAL,
      host_id INTEGER GENERATED ALWAYS AS (id & 2147483647) VIRTUAL REFERENCES host,
      sightings TEXT NOT NULL,
      ledger BLOB NOT NULL
    )
    """
}
