// Placeholder of the tests of Reports.
