// Placeholder of the module Baseline.
