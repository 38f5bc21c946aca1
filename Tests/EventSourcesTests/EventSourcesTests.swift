// Placeholder of the tests of EventSources.
