/// Decodes one `<Event>` element.
package struct XMLRecordDecoder: RecordDecoder {
  package init() {}

  package mutating func decode(_ record: ArraySlice<UInt8>) -> [DecodedRecord] { [.damaged(reason: "not built yet")] }
}
