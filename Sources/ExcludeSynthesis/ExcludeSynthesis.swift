// Placeholder of the module ExcludeSynthesis.
