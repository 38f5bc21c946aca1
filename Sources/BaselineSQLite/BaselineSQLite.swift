// Placeholder of the module BaselineSQLite.
