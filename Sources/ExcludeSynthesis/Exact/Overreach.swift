import Baseline
import RemoteThread
import SysmonRules

/// Finds rules on varying paths that fit more than one image that the baseline knows.
///
/// `begin with` and `end with` leave the middle open, so that `C:\Program Files\Vendor\*\agent.exe` also fits
/// `C:\Program Files\Vendor\Plug\agent.exe`. Where that is an image of its own, known good or not, the rule would speak
/// for it in every pair and at every offset of the first: neither was learned.
struct Overreach {
  private struct Image {
    /// The raw path with ASCII letters in lower case, byte by byte.
    let path: [UInt8]
    /// Folded and generalised.
    let value: String
    let event: [FilterField: FilterEvent]
  }

  /// Raw spellings of the images in all fields of the baseline, in the order of their paths.
  private let images: [Image]

  init(_ tuples: [TupleSummary]) {
    let paths = tuples.flatMap { summary in
      let (tuple, example) = (summary.tuple, summary.example)
      let module = tuple.start.module.flatMap { value in example.module.map { (value, $0) } }
      return [(tuple.source, example.source), (tuple.target, example.target)] + (module.map { [$0] } ?? [])
    }
    let byPath = Dictionary(paths.map { ($0.1, $0.0) }, uniquingKeysWith: min)
    images = byPath.map { path, value in
      let fields = Self.fields.map { ($0, FilterEvent([$0: path])) }
      return Image(path: Self.folded(path), value: value, event: Dictionary(uniqueKeysWithValues: fields))
    }.sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  /// Why `rule` has to go; nil where it fits no image but its own.
  func reason(against rule: ExactRule) -> LeftOutReason? {
    let values = [
      (FilterField.sourceImage, rule.summary.tuple.source), (.targetImage, rule.summary.tuple.target),
      (.startModule, rule.summary.tuple.start.module ?? ""),
    ]
    for (field, value) in values {
      let conditions = rule.conditions.filter { $0.field == field }
      guard let beginning = conditions.first(where: { $0.comparison == .beginWith }) else { continue }
      let other = self.images(beginning: Self.folded(beginning.value)).first { image in
        guard !image.value.utf8.elementsEqual(value.utf8), let event = image.event[field] else { return false }
        return conditions.allSatisfy { $0.matches(event) }
      }
      if let other { return .alsoFits(field, image: other.value) }
    }
    return nil
  }

  private func images(beginning prefix: [UInt8]) -> some Sequence<Image> {
    var (first, end) = (0, images.count)
    while first < end {
      let middle = (first + end) / 2
      if images[middle].path.lexicographicallyPrecedes(prefix) { first = middle + 1 } else { end = middle }
    }
    return images[first...].lazy.prefix { $0.path.starts(with: prefix) }
  }

  static func folded(_ path: String) -> [UInt8] {
    path.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  fileprivate static let fields: [FilterField] = [.sourceImage, .targetImage, .startModule]
}

extension FieldCondition {
  /// Whether this is the beginning of a path that varies.
  var leavesPathOpen: Bool { Overreach.fields.contains(field) && comparison == .beginWith }
}
