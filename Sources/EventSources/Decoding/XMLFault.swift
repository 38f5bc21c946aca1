/// What is wrong with a text that should be XML.
enum XMLFault: String, Error {
  case notUTF8 = "not UTF-8"
  case cut = "ends early"
  case badTag = "bad tag"
  case mismatch = "end tag without its start"
  case badAttribute = "bad attribute"
  case repeatedAttribute = "repeated attribute"
  case badReference = "bad or unknown character reference"
  case badCharacter = "forbidden character"
  case badComment = "bad comment"
  case documentType = "has a DOCTYPE"
  case outsideRoot = "more than one element"
  case tooDeep = "nested too deep"

  /// The reason that a record is damaged.
  var reason: String { "not XML: \(rawValue)" }
}
