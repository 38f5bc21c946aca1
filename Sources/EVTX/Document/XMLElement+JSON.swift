extension XMLElement {
  /// Appends the element as JSON in one line, in the layout of the `evtx_dump` tool (omerbenamram/evtx):
  ///
  /// - An element is a member: its name, and its text; a number or boolean where it is one value of such a type; null
  ///   where it is empty; an object where it has attributes or elements.
  /// - Attributes are in `#attributes`, text beside them in `#text`. Attributes without text are left out.
  /// - `<Data Name="a">` in `EventData` is member `a`, with `""` where it is empty; without names all are in
  ///   `Data/#text`, an array where they are several.
  /// - A name that is there already gets `_1`, `_2`.
  ///
  /// Different: references are resolved (`&`, where that has `&amp;`), GUIDs are in lower case and braces, times have all
  /// seven digits, names in `EventData` are numbered too where that repeats the member, and members of other names in
  /// `EventData` beside named `Data` keep their place.
  public func appendJSON(to text: inout [UInt8]) {
    text.append(UInt8(ascii: "{"))
    text.appendJSON(name)
    text.append(UInt8(ascii: ":"))
    appendJSONValue(to: &text, isContainer: false)
    text.append(UInt8(ascii: "}"))
  }

  /// The text in it, without elements; empty parts are none.
  private var texts: [XMLText] {
    children.compactMap { if case .text(let part) = $0, !part.text.isEmpty { part } else { nil } }
  }

  private var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  private func appendJSONValue(to text: inout [UInt8], isContainer: Bool) {
    let hasAttributes = attributes.contains { !$0.isEmpty }
    let texts = texts
    if hasAttributes || !elements.isEmpty {
      appendJSONObject(to: &text, isContainer: isContainer)
    } else if texts.isEmpty {
      text.append("null")
    } else {
      text.appendJSON(texts)
    }
  }

  private func appendJSONObject(to text: inout [UInt8], isContainer: Bool) {
    var object = JSONObject()
    text.append(UInt8(ascii: "{"))
    appendJSONAttributes(&object, to: &text)
    let texts = texts
    if !texts.isEmpty {
      object.appendKey("#text", to: &text)
      text.appendJSON(texts)
    }
    let isNamed = isContainer && elements.contains { $0.dataName != nil }
    for element in elements where !(isContainer && element.name == "Data") || isNamed {
      if isContainer, element.name == "Data" {
        guard let name = element.dataName else { continue }
        object.appendKey(name, to: &text)
        element.appendJSONData(to: &text)
      } else {
        object.appendKey(element.name, to: &text)
        element.appendJSONValue(to: &text, isContainer: element.isContainer)
      }
    }
    if isContainer, !isNamed { appendJSONUnnamed(&object, to: &text) }
    text.append(UInt8(ascii: "}"))
  }

  private func appendJSONAttributes(_ object: inout JSONObject, to text: inout [UInt8]) {
    let used = attributes.filter { !$0.isEmpty }
    guard !used.isEmpty else { return }
    object.appendKey("#attributes", to: &text)
    var inner = JSONObject()
    text.append(UInt8(ascii: "{"))
    for attribute in used {
      inner.appendKey(attribute.name, to: &text)
      text.appendJSON(attribute.value)
    }
    text.append(UInt8(ascii: "}"))
  }

  /// All `Data` elements without names.
  private func appendJSONUnnamed(_ object: inout JSONObject, to text: inout [UInt8]) {
    let unnamed = elements.filter { $0.name == "Data" }
    guard let first = unnamed.first else { return }
    object.appendKey("Data", to: &text)
    text.append("{\"#text\":")
    if unnamed.count == 1 {
      first.appendJSONData(to: &text)
    } else {
      text.append(UInt8(ascii: "["))
      for (index, element) in unnamed.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        element.appendJSONData(to: &text)
      }
      text.append(UInt8(ascii: "]"))
    }
    text.append(UInt8(ascii: "}"))
  }

  private func appendJSONData(to text: inout [UInt8]) {
    if elements.isEmpty { text.appendJSON(texts) } else { appendJSONObject(to: &text, isContainer: false) }
  }

  /// The attribute `Name` of a `Data` element, if it has any text.
  private var dataName: String? {
    guard name == "Data", let attribute = attributes.first(where: { $0.name == "Name" }), !attribute.isEmpty else {
      return nil
    }
    return attribute.value.map(\.text).joined()
  }

  private var isContainer: Bool { name == "EventData" || name == "UserData" }
}

extension XMLAttribute {
  fileprivate var isEmpty: Bool { value.allSatisfy(\.text.isEmpty) }
}
