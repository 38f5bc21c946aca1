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
  var attribute = ContiguousArray<ContentPart>()
  var content = ContiguousArray<ContentPart>()
}
