// Placeholder of the tests of ExcludeSynthesis.
