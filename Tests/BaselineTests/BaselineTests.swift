// Placeholder of the tests of Baseline.
