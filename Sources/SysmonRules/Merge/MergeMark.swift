/// The comments around what a merge put into a section.
enum MergeMark {
  static let begin = "<!-- heddle: begin; a further merge replaces everything up to the end mark -->"
  static let end = "<!-- heddle: end -->"

  /// From the beginning of the one mark to the end of the other; nil where `section` has neither.
  static func range(in section: XMLElement, of text: [UInt8]) throws(MergeError) -> Range<Int>? {
    let gaps = section.content.compactMap { part -> Range<Int>? in
      if case .gap(let range) = part { range } else { nil }
    }
    let begins = gaps.filter { isMark("begin", text[$0]) }
    let ends = gaps.filter { isMark("end", text[$0]) }
    if begins.isEmpty, ends.isEmpty { return nil }
    guard let begin = begins.first, let end = ends.first, begins.count == 1, ends.count == 1,
      begin.lowerBound < end.lowerBound
    else { throw .brokenMarks(section.position) }
    return begin.lowerBound..<end.upperBound
  }

  private static func isMark(_ word: String, _ gap: ArraySlice<UInt8>) -> Bool {
    gap.starts(with: "<!-- heddle: \(word)".utf8)
  }
}
