// Placeholder of the tests of CommandLineInterface.
