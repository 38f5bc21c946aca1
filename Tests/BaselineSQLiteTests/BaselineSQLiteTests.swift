// Placeholder of the tests of BaselineSQLite.
