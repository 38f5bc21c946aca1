/// The XML reader of a Sysmon build. The rule engine behind both is the same.
///
/// Where it is not established what a reader does, Heddle refuses the configuration: with bytes that are not valid in their
/// encoding, with a schemaversion in an unusual form, and with most XML that is not well-formed. What pugixml lets pass by
/// its own account ("W3C specification conformance" in its manual) passes here too: a bare `&` and unknown references,
/// which stay as they are, repeated attributes, of which the first counts, `<` in attribute values, `--` in comments,
/// `]]>` in text, text outside the root element, and a DOCTYPE, which is passed over and never followed.
public enum ReaderKind: Sendable, Hashable, CaseIterable {
  /// SysmonCommon since 2026: checks no grammar, ignores what it does not know, and of a value that comments or CDATA
  /// split reads the first piece that is not white space.
  case pugixml
  /// Windows Sysmon 13 to 15: checks the document against a grammar and refuses whatever that does not have.
  case libxml2
}
