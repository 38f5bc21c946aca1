/// Decodes one `<Event>` element.
package struct XMLRecordDecoder: RecordDecoder {
  private let reader = XMLFieldReader()

  package init() {}

  package mutating func decode(_ record: ArraySlice<UInt8>) -> [DecodedRecord] { reader.read(record).decoded }
}
