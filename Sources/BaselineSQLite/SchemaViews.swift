/// The views of schema 1: what people query with `sqlite3`. Described in `docs/baseline-schema.md`. Changed by a new
/// migration only, never in place.
///
/// A host-day is told by host × 2³² + day, which no other host and day give: hosts stay below 2³¹, days within 32 bits.
enum SchemaViews {
  static let statements = [sighting, tupleSummary, offsetSummary]

  private static let sighting = """
    CREATE VIEW sighting (tuple_id, offset, host_id, day, events, first_seen, last_seen) AS
    SELECT
      json_extract(seen.value, '$[0]'), json_extract(seen.value, '$[1]'), host_day.host_id, host_day.day,
      json_extract(seen.value, '$[2]'), host_day.day * 86400000 + json_extract(seen.value, '$[3]'),
      host_day.day * 86400000 + json_extract(seen.value, '$[4]')
    FROM host_day, json_each(host_day.sightings) AS seen
    """

  private static let tupleSummary = """
    CREATE VIEW tuple_summary (
      source, target, module, function, events, host_days, hosts, days, first_seen, last_seen, known_good,
      start_class, status
    ) AS
    WITH support AS (
      SELECT
        tuple_id, SUM(events) AS events, COUNT(DISTINCT host_id * 4294967296 + day) AS host_days,
        COUNT(DISTINCT host_id) AS hosts, COUNT(DISTINCT day) AS days,
        MIN(first_seen) AS first_seen, MAX(last_seen) AS last_seen
      FROM sighting
      GROUP BY tuple_id
    )
    SELECT
      source.folded, target.folded, start.module, start.function,
      COALESCE(support.events, 0), COALESCE(support.host_days, 0), COALESCE(support.hosts, 0),
      COALESCE(support.days, 0),
      strftime('%Y-%m-%dT%H:%M:%fZ', support.first_seen / 1000.0, 'unixepoch'),
      strftime('%Y-%m-%dT%H:%M:%fZ', support.last_seen / 1000.0, 'unixepoch'),
      CASE tuple.status
        WHEN 'approved' THEN 1
        WHEN 'quarantined' THEN 0
        WHEN 'probation' THEN 0
        ELSE COALESCE(support.host_days, 0) >= settings.minimum_host_days
          AND COALESCE(support.days, 0) >= settings.minimum_days
      END,
      start.class, tuple.status
    FROM tuple
    JOIN settings ON settings.id = 1
    JOIN image AS source ON source.id = tuple.source_id
    JOIN image AS target ON target.id = tuple.target_id
    JOIN start ON start.id = tuple.start_id
    LEFT JOIN support ON support.tuple_id = tuple.id
    """

  private static let offsetSummary = """
    CREATE VIEW offset_summary (
      module, function, offset, events, host_days, hosts, days, first_seen, last_seen
    ) AS
    SELECT
      start.module, start.function, printf('%04X', sighting.offset), SUM(sighting.events),
      COUNT(DISTINCT sighting.host_id * 4294967296 + sighting.day), COUNT(DISTINCT sighting.host_id),
      COUNT(DISTINCT sighting.day),
      strftime('%Y-%m-%dT%H:%M:%fZ', MIN(sighting.first_seen) / 1000.0, 'unixepoch'),
      strftime('%Y-%m-%dT%H:%M:%fZ', MAX(sighting.last_seen) / 1000.0, 'unixepoch')
    FROM sighting
    JOIN tuple ON tuple.id = sighting.tuple_id
    JOIN start ON start.id = tuple.start_id
    LEFT JOIN offset_standing ON offset_standing.id = sighting.tuple_id * 65536 + sighting.offset
    WHERE sighting.offset >= 0 AND tuple.status <> 'quarantined'
      AND COALESCE(offset_standing.status, '') <> 'quarantined'
    GROUP BY start.id, sighting.offset
    """
}
