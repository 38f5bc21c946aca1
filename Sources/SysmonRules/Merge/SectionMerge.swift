/// Puts generated exclusions into the one section for CreateRemoteThread of an existing configuration.
///
/// Edits that section alone, by the places that the reader found: every other byte of the file, its comments, line ends,
/// encoding and byte order mark stay. Own exclusions stay, in front of the generated ones. These stand between two
/// comments, and a further merge replaces what is between them, so that merging twice gives the bytes of merging once.
public struct SectionMerge: Sendable {
  private let lines: [String]
  private let items: [FilterSection.Item]
  /// Whether own exclusions are taken out.
  public var replacesOwn: Bool
  /// Whether to go on where Sysmon would do something with the result that is most likely not meant: beside an include
  /// section or several sections, and with a file that Sysmon 13 to 15 refuses.
  public var isForced: Bool

  /// What came of a merge.
  public struct Outcome: Sendable, Hashable {
    /// The file with the exclusions in it.
    public let bytes: [UInt8]
    /// Own filters and rules that stayed.
    public let kept: Int
    /// Own filters and rules that were taken out.
    public let removed: Int
    /// What is worth knowing, a sentence each.
    public let remarks: [String]
  }

  /// Takes the exclusions out of `configuration`, a file as ``ExcludeConfiguration/xml()`` prints it: one exclude section
  /// that both of Sysmon's readers take alike.
  public init(
    of configuration: [UInt8], replacesOwn: Bool = false, isForced: Bool = false
  ) throws(ConfigurationError) {
    let read = try FilterConfiguration(xml: configuration)
    let text = try SourceText(configuration)
    let sections = SectionPlace.all(in: try ConfigurationDocument(configuration).root)
    guard let section = read.sections.first, let place = sections.first, sections.count == 1,
      section.onMatch == .exclude,
      section.relation == .or
    else {
      throw ConfigurationError(.readersDiffer, at: TextPosition(line: 1, column: 1))
    }
    items = section.items
    lines = MergedText.dedented(text.bytes[place.element.startTag.upperBound..<place.element.contentEnd])
    self.replacesOwn = replacesOwn
    self.isForced = isForced
  }

  /// `file` with the exclusions in it; nothing is read from or written to a disk.
  ///
  /// Throws where Sysmon refuses the file, where it would do something else than the union of both sets of exclusions
  /// (``MergeError``), and where the result, read back, is not that union.
  public func merged(into file: [UInt8]) throws(MergeError) -> Outcome {
    let encoding = FileEncoding(of: file)
    let target = try MergeTarget(encoding.readable(file), isForced: isForced)
    let own = target.ownItems(besides: target.marked)
    guard !target.needsGroup || replacesOwn || MergeTarget.meansTheSame(own) else {
      throw .joinedByAnd(target.place?.element.position ?? target.root.position)
    }
    let change = change(
      of: target, MergedText(target.text, root: target.root, lines: lines.map(encoding.representable)))
    let text = target.text[..<change.range.lowerBound] + change.replacement + target.text[change.range.upperBound...]
    let bytes = encoding.file(of: Array(text))
    try target.prove(encoding.readable(bytes), items: (replacesOwn ? [] : own) + items)
    let encodingRemark =
      encoding.isUTF16BigEndian
      ? ["the file is UTF-16BE, which Sysmon was not seen to read; save it as UTF-8 or UTF-16LE"] : []
    return Outcome(
      bytes: bytes, kept: replacesOwn ? 0 : own.count, removed: replacesOwn ? own.count : 0,
      remarks: target.remarks + encodingRemark)
  }

  private func change(of target: MergeTarget, _ text: MergedText) -> MergedText.Change {
    guard let section = target.place?.element else { return text.newSection(in: target.root, target.filtering) }
    let change = replacesOwn ? text.content(of: section) : text.block(in: section, marked: target.marked)
    return target.needsGroup ? text.grouped(section, change) : change
  }
}
