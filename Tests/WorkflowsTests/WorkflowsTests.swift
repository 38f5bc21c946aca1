// Placeholder of the tests of Workflows.
