// Placeholder of the module CommandLineInterface.
