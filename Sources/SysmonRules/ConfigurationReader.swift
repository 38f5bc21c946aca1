extension FilterConfiguration {
  /// Reads a Sysmon configuration as `reader` would.
  ///
  /// Throws where the reader refuses the file, where libxml2's crashes on it, and where it is not established what
  /// happens (``ReaderKind``). What is dropped without refusal is in ``remarks``. Sections of other event types are
  /// looked at only for conditions and names that make the engine refuse everything.
  public init(xml bytes: [UInt8], reader: ReaderKind) throws(ConfigurationError) {
    let root = try XMLScanner.root(of: bytes)
    guard root.name == "Sysmon" else { throw ConfigurationError(.wrongRoot(root.name), at: root.position) }
    guard let schema = root.attribute("schemaversion").flatMap(SchemaVersion.init(_:)) else {
      throw ConfigurationError(.schemaVersion(root.attribute("schemaversion")), at: root.position)
    }
    guard schema >= .oldestAccepted else { throw ConfigurationError(.schemaTooOld(schema), at: root.position) }
    if reader == .libxml2 { try DocumentGrammar(schema: schema).check(root) }
    var sections = SectionReader(schema: schema, reader: reader)
    for child in root.children where child.name == "EventFiltering" { try sections.read(child, inside: nil) }
    self.init(schemaVersion: schema, sections: sections.sections, remarks: sections.remarks)
  }

  /// Reads a Sysmon configuration that both readers take, and take alike; throws for every other.
  public init(xml bytes: [UInt8]) throws(ConfigurationError) {
    let strict = try FilterConfiguration(xml: bytes, reader: .libxml2)
    guard try strict == FilterConfiguration(xml: bytes, reader: .pugixml) else {
      throw ConfigurationError(.readersDiffer, at: TextPosition(line: 1, column: 1))
    }
    self = strict
  }
}
