// Placeholder of the tests of SysmonRules.
