/// An element whose end is not read yet.
struct OpenElement {
  enum Role { case event, system, systemField, container, data }
  /// Where content goes: into the last attribute, into the element, or nowhere.
  enum Target { case nothing, attribute, content }

  let role: Role
  let name: NameReference
  let shortName: ShortName?
  var target = Target.nothing
  var hasElements = false
  /// Parts of the one attribute that is looked at.
  var attribute = ContentParts()
  var content = ContentParts()
}

/// The parts of a content. Nearly always there is one, for which nothing is allocated.
struct ContentParts {
  private(set) var first: ContentPart?
  private var others = ContiguousArray<ContentPart>()

  var count: Int { first == nil ? 0 : 1 + others.count }

  /// The part where it is the only one.
  var single: ContentPart? { others.isEmpty ? first : nil }

  var all: ContiguousArray<ContentPart> { first.map { [$0] + others } ?? [] }

  mutating func append(_ part: ContentPart) {
    if first == nil {
      first = part
    } else {
      others.append(part)
    }
  }
}
