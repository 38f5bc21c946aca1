// Placeholder of the module EventSources.
