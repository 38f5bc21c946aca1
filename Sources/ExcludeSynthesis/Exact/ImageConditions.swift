import RemoteThread
import SysmonRules

/// The conditions that pin one image: SourceImage, TargetImage or StartModule.
struct ImageConditions {
  let field: FilterField
  /// The path as counted: folded, and where generalised with `*`.
  let value: String
  /// One raw spelling.
  let example: String

  /// Conditions that all must match, or the reason why there can be none.
  func made(_ limits: inout LimitCheck) throws(LeftOutReason) -> [FieldCondition] {
    if ASCIIFold.fold(value) == ImagePath.unknownProcess {
      guard limits.allows(.unknownProcesses) else { throw .unknownProcess(field) }
    } else if ImageLocation(ofFoldedPath: value) != .protected {
      guard limits.allows(.userWritableImages) else { throw .userWritable(field) }
    }
    guard !value.utf8.contains(UInt8(ascii: "?")) else { throw .unclearSpelling(field) }
    guard !value.utf8.contains(UInt8(ascii: "*")) else { return try varying(&limits) }
    return [try condition(.is, ASCIIFold.fold(example).utf8.elementsEqual(value.utf8) ? example : value)]
  }

  /// `begin with` the text before the first `*`, `contains` what stands between two, `end with` the text after the last.
  ///
  /// A path in which ``ASCIIFold`` spelt letters out cannot be cut in pieces: they are not what the events hold.
  /// Blanks beside a `*` are left to it (`Agent *\a.exe`): a value that ends in one may be trimmed by some readers.
  private func varying(_ limits: inout LimitCheck) throws(LeftOutReason) -> [FieldCondition] {
    guard !value.contains("<u+") else { throw .unclearSpelling(field) }
    let starCount = value.utf8.count { $0 == UInt8(ascii: "*") }
    let pieces = value.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map { piece in
      String(decoding: piece, as: UTF8.self)
    }.enumerated().map { index, piece in
      Self.trimmed(piece, atStart: index > 0, atEnd: index < starCount)
    }
    guard let prefix = pieces.first, let suffix = pieces.last, suffix.utf8.contains(UInt8(ascii: "\\")) else {
      throw .variableFileName(field)
    }
    let folder = ClosedFolder(holding: prefix)
    guard folder != nil || limits.allows(.userWritableImages) else { throw .variesTooEarly(field) }
    let holes = (folder?.holes ?? ClosedFolder.holesOfAll).map { FieldCondition(field, .excludes, $0) }
    guard holes.allSatisfy({ $0.matches(FilterEvent([field: value])) }) else { throw .userWritable(field) }
    var conditions = [try condition(.beginWith, spelled(prefix, .prefix))]
    for middle in pieces.dropFirst().dropLast() where !middle.isEmpty {
      conditions.append(try condition(.contains, middle))
    }
    conditions.append(try condition(.endWith, spelled(suffix, .suffix)))
    return conditions + holes
  }

  private static func trimmed(_ piece: String, atStart: Bool, atEnd: Bool) -> String {
    var piece = Substring(piece)
    while atStart, piece.first == " " { piece = piece.dropFirst() }
    while atEnd, piece.last == " " { piece = piece.dropLast() }
    return String(piece)
  }

  private func condition(_ comparison: Comparison, _ text: String) throws(LeftOutReason) -> FieldCondition {
    if let fault = FilterValueFault(in: text, of: comparison) { throw .value(field, fault) }
    let limit = Self.longest(field)
    guard text.utf16.count <= limit else { throw .tooLong(field, limit: limit) }
    let condition = FieldCondition(field, comparison, text)
    guard !condition.matchesNothing else { throw .neverWritten(field) }
    return condition
  }

  private enum Part { case prefix, suffix }

  /// `text` in the spelling of the example, where the two differ in nothing but the case of ASCII letters.
  private func spelled(_ text: String, _ part: Part) -> String {
    let raw = Array(example.utf8)
    guard raw.count >= text.utf8.count else { return text }
    let bytes = part == .suffix ? raw.suffix(text.utf8.count) : raw.prefix(text.utf8.count)
    guard let spelling = String(validating: bytes, as: UTF8.self),
      ASCIIFold.fold(spelling).utf8.elementsEqual(text.utf8)
    else { return text }
    return spelling
  }

  /// Two characters short of the buffers that Sysmon resolves names into (256, 260 and 127 characters), so that a name
  /// it has cut is never taken for a whole one.
  static func longest(_ field: FilterField) -> Int {
    switch field {
    case .startModule: 258
    case .startFunction: 125
    default: 254
    }
  }
}
