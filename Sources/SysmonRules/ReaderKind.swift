/// The XML reader of a Sysmon build. The rule engine behind both is the same.
///
/// Where a construct is in neither of the two columns that were observed, Heddle refuses the configuration: that holds for
/// all XML that is not well-formed (pugixml takes a bare `&` or a repeated attribute, for one), for a DOCTYPE, and for a
/// schemaversion in an unusual form.
public enum ReaderKind: Sendable, Hashable, CaseIterable {
  /// SysmonCommon since 2026: checks no grammar, ignores what it does not know, and of a value that comments or CDATA
  /// split reads the first piece that is not white space.
  case pugixml
  /// Windows Sysmon 13 to 15: checks the document against a grammar and refuses whatever that does not have.
  case libxml2
}
