// Placeholder of the module Scoring.
