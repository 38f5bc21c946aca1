// Placeholder of the module SysmonRules.
