extension FilterConfiguration {
  /// Reads what a Sysmon configuration says about `eventType`, as `reader` would.
  ///
  /// Throws where the reader refuses the file, where libxml2's crashes on it, and where it is not established what
  /// happens (``ReaderKind``). What is dropped without refusal is in ``remarks``. Sections of other event types are
  /// looked at only for what makes the engine refuse everything.
  public init(
    xml bytes: [UInt8], reader: ReaderKind, eventType: EventType = .createRemoteThread
  ) throws(ConfigurationError) {
    try self.init(ConfigurationDocument(bytes), reader: reader, eventType: eventType)
  }

  /// Reads a Sysmon configuration that both readers take, and take alike; throws for every other.
  public init(xml bytes: [UInt8]) throws(ConfigurationError) {
    let document = try ConfigurationDocument(bytes)
    let strict = try FilterConfiguration(document, reader: .libxml2, eventType: .createRemoteThread)
    guard try strict == FilterConfiguration(document, reader: .pugixml, eventType: .createRemoteThread) else {
      throw ConfigurationError(.readersDiffer, at: TextPosition(line: 1, column: 1))
    }
    self = strict
  }

  init(
    _ document: ConfigurationDocument, reader: ReaderKind, eventType: EventType
  ) throws(ConfigurationError) {
    if reader == .libxml2, let fault = document.strictFaults.first { throw fault }
    var sections = SectionReader(schema: document.schema, reader: reader, eventType: eventType)
    for child in document.root.children where child.name == "EventFiltering" { try sections.read(child, inside: nil) }
    self.init(
      schemaVersion: document.schema, sections: sections.sections, remarks: sections.remarks,
      positions: sections.positions)
  }
}

/// A configuration file as a tree, with everything in it that only libxml2's reader minds.
struct ConfigurationDocument {
  let root: XMLElement
  let schema: SchemaVersion
  /// What libxml2's reader refuses, in document order but for XML's own rules, which come first.
  let strictFaults: [ConfigurationError]

  /// Throws what both readers refuse.
  init(_ bytes: [UInt8]) throws(ConfigurationError) {
    let tree = try XMLScanner.tree(of: bytes)
    root = tree.root
    guard root.name == "Sysmon" else { throw ConfigurationError(.wrongRoot(root.name), at: root.position) }
    guard let schema = root.attribute("schemaversion").flatMap(SchemaVersion.init(_:)) else {
      throw ConfigurationError(.schemaVersion(root.attribute("schemaversion")), at: root.position)
    }
    guard schema >= .oldestAccepted else { throw ConfigurationError(.schemaTooOld(schema), at: root.position) }
    self.schema = schema
    strictFaults = tree.faults + DocumentGrammar.faults(of: root, schema: schema)
  }
}

extension FilterConfiguration {
  /// The largest file that is read, in bytes: more than any published configuration by a factor of ten.
  public static let maximumFileSize = SourceText.maximumSize
}
