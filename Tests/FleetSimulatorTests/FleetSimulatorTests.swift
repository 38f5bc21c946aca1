// Placeholder of the tests of FleetSimulator.
