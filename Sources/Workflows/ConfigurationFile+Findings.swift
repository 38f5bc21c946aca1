public import SysmonRules

extension ConfigurationFile {
  /// What is wrong in the file, as `reader` takes it, in its order.
  public func findings(readBy reader: ReaderKind) -> [ConfigurationFinding] {
    ConfigurationValidation.findings(in: bytes, reader: reader)
  }
}
