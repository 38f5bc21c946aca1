// Placeholder of the tests of Scoring.
