import SysmonRules

/// Why another language cannot say what a filter says. To say something wider instead would hide events that Sysmon logs.
enum ExportFault: Error, Hashable {
  case ruleName
  case emptyValue
  case controlCharacter
  case orderOfTexts
  case tooManyAlternatives
  case noField(FilterField)
  case character(String)
  case letterBeyondASCII
  case onlyEquality
  case negation
  case blank(FilterField)
  case bothQuotes
  case tooLong(Int)

  /// The rest of a sentence that begins with the exclusion.
  var description: String {
    switch self {
    case .ruleName: "asks for RuleName, which no event has before it was filtered"
    case .emptyValue: "has an empty value or list item, which matches nothing or everything"
    case .controlCharacter: "has a control character in a value"
    case .orderOfTexts: "compares by 'less than' or 'more than', which Sysmon does by text and others by number"
    case .tooManyAlternatives: "comes to too many alternatives"
    case .noField(let field): "asks for \(field), which these events do not have"
    case .character(let character): "has '\(character)' in a value, which cannot be written as itself there"
    case .letterBeyondASCII: "has a letter beyond ASCII, of which Sysmon minds the case and this language may not"
    case .onlyEquality: "asks for a part of a text, and there only whole texts can be compared"
    case .negation: "has a negative condition, which could match more there, where letter case may count"
    case .blank(let field): "asks for a blank \(field) together with texts, or for a part of one"
    case .bothQuotes: "has both kinds of quotation marks in a value"
    case .tooLong(let limit): "needs more than the \(limit) expressions that one query can have"
    }
  }
}
