/// Why a reader refuses a configuration, and where.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let fault: Fault
  /// Where it begins.
  public let position: TextPosition

  /// Makes an error.
  public init(_ fault: Fault, at position: TextPosition) {
    self.fault = fault
    self.position = position
  }

  /// What can be wrong with a configuration.
  public enum Fault: Sendable, Hashable {
    /// The file is larger, deeper or has more elements than the limit.
    case tooLarge(what: String, limit: Int)
    /// The bytes are in no encoding that both readers take, or not what they say they are.
    case encoding(String)
    /// XML's own rules are broken. libxml2 refuses the file; pugixml lets some of these pass (``ReaderKind``).
    case notWellFormed(String)
    /// A document type declaration, which libxml2's reader refuses.
    case documentType
    /// The root element is not `Sysmon`.
    case wrongRoot(String)
    /// schemaversion is missing, not a number, or in a form whose reading is not established.
    case schemaVersion(String?)
    /// schemaversion is older than the engine takes.
    case schemaTooOld(SchemaVersion)
    /// A condition that does not exist.
    case unknownCondition(String)
    /// A name longer than 255 bytes of UTF-8.
    case nameTooLong(bytes: Int)
    /// An element that may not stand there.
    case unexpectedElement(String, inside: String)
    /// An attribute that the element does not have.
    case unexpectedAttribute(String, of: String)
    /// A value that the attribute cannot have.
    case attributeValue(String, attribute: String, of: String)
    /// An attribute that the element must have.
    case missingAttribute(String, of: String)
    /// Text between elements.
    case unexpectedText(inside: String)
    /// A `<Rule>` without conditions, on which libxml2's reader crashes.
    case emptyRule
    /// A field that came with a later schema version, the first of the two.
    case fieldTooNew(FilterField, SchemaVersion, schema: SchemaVersion)
    /// An event type or an option that came with a later schema version, the first of the two.
    case elementTooNew(String, SchemaVersion, schema: SchemaVersion)
    /// An option that takes no value has one.
    case notEmpty(String)
    /// The two readers accept the file but take different things from it.
    case readersDiffer
  }

  /// Fault, place and what to do about it.
  public var description: String { "\(position): \(fault)" }
}

extension ConfigurationError.Fault: CustomStringConvertible {
  /// One sentence on what is wrong and what to do.
  public var description: String {
    switch self {
    case .tooLarge(let what, let limit): "\(what) exceed the limit of \(limit)"
    case .encoding(let what): "\(what); save the file as UTF-8"
    case .notWellFormed(let what): "not well-formed XML: \(what)"
    case .documentType: "a DOCTYPE is refused by Sysmon's libxml2 reader; remove it"
    case .wrongRoot(let name): "the root element is '\(name)', not 'Sysmon'"
    case .schemaVersion(let text): "schemaversion \(text.map { "'\($0)'" } ?? "is missing:") is no number such as 4.90"
    case .schemaTooOld(let version): "schemaversion \(version) is older than \(SchemaVersion.oldestAccepted)"
    case .unknownCondition(let name):
      "the condition '\(name)' does not exist and Sysmon refuses the whole configuration; use one of "
        + Comparison.allCases.map(\.rawValue).joined(separator: ", ")
    case .nameTooLong(let bytes): "a name of \(bytes) bytes; Sysmon takes 255"
    case .unexpectedElement(let name, let parent): "'\(name)' may not stand inside '\(parent)'"
    case .unexpectedAttribute(let name, let element): "'\(element)' has no attribute '\(name)'"
    case .attributeValue(let value, let name, let element): "'\(element)' cannot have \(name)=\"\(value)\""
    case .missingAttribute(let name, let element): "'\(element)' needs the attribute \(name)"
    case .unexpectedText(let parent): "text inside '\(parent)', where only elements may stand"
    case .emptyRule: "a Rule without conditions crashes Sysmon's libxml2 reader; remove it"
    case .fieldTooNew(let field, _, let schema):
      "\(field.rawValue) is not in schema \(schema), which this configuration says"
    case .elementTooNew(let name, _, let schema):
      "'\(name)' is not in schema \(schema), which this configuration says"
    case .notEmpty(let name): "'\(name)' must be empty, without white space and comments too"
    case .readersDiffer: "Sysmon's two readers take different values or names from this file"
    }
  }
}
