import Baseline
import GRDB

/// The table `inbox_file`.
enum StoredInbox {
  static func all(_ db: Database) throws -> [InboxFile] {
    let rows = try Row.fetchCursor(db, sql: "SELECT path, size, modified, inode FROM inbox_file ORDER BY path")
    var files: [InboxFile] = []
    while let row = try rows.next() {
      let checked = CheckedRow(row: row, table: "inbox_file")
      let any = Int64.min...Int64.max
      files.append(
        InboxFile(
          path: try checked.text(0, "path"), size: try checked.integer(1, "size", in: 0...Int64.max),
          modified: try checked.integer(2, "modified", in: any), inode: try checked.integer(3, "inode", in: any)))
    }
    return files
  }

  /// Writes what differs, and no more.
  static func set(_ files: [InboxFile], in db: Database) throws {
    let stored = Dictionary(try all(db).map { ($0.path, $0) }) { first, _ in first }
    let wanted = Dictionary(files.map { ($0.path, $0) }) { _, last in last }
    for path in stored.keys where wanted[path] == nil {
      try db.execute(
        sql: "DELETE FROM inbox_file WHERE path = ?", arguments: StatementArguments([StoredText.value(path)]))
    }
    for file in wanted.values.sorted(by: { $0.path < $1.path }) where stored[file.path] != file {
      try db.execute(
        sql: """
          INSERT INTO inbox_file (path, size, modified, inode) VALUES (?, ?, ?, ?)
          ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified, inode = excluded.inode
          """,
        arguments: StatementArguments([
          StoredText.value(file.path), file.size.databaseValue, file.modified.databaseValue, file.inode.databaseValue,
        ]))
    }
  }
}
