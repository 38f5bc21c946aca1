// Placeholder of the module FleetSimulator.
