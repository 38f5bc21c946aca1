// Placeholder of the module Reports.
