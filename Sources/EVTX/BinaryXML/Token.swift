/// A token of binary XML. Ranges and names are offsets in the chunk.
///
/// Source: [MS-EVEN6] 2.2.12 and libevtx, token types.
enum Token {
  /// 0x00; also given at the end of the bytes, where some writers leave it out.
  case end
  /// 0x01, 0x41.
  case openElement(NameReference)
  /// 0x02: `>` of a start tag.
  case closeStart
  /// 0x03: `/>`.
  case closeEmpty
  /// 0x04.
  case endElement
  /// 0x05, 0x45: a value that stands in the template itself.
  case value(ValueType, Range<Int>)
  /// 0x06, 0x46.
  case attribute(NameReference)
  /// 0x07, 0x47.
  case cdata(Range<Int>)
  /// 0x08, 0x48.
  case characterReference(UInt16)
  /// 0x09, 0x49.
  case entityReference(NameReference)
  /// 0x0A.
  case instructionTarget(NameReference)
  /// 0x0B.
  case instructionData(Range<Int>)
  /// 0x0C; the reader stands behind it and goes on with ``TemplateInstance``.
  case templateInstance
  /// 0x0D, 0x0E.
  case substitution(number: Int, isOptional: Bool, type: ValueType)
  /// 0x0F.
  case fragmentHeader
}
