// Placeholder of the module Workflows.
