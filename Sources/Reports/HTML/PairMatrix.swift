import RemoteThread
import Scoring

/// Sources × targets, shaded by the highest score.
struct PairMatrix {
  private let sources: [String]
  private let targets: [String]
  private let tally: PairTally
  /// Pairs that have no cell.
  let leftOut: Int

  private static let most = 18
  private static let (side, label, head) = (26, 190, 130)

  /// The pairs with the highest scores that find a place, so that no row or column is empty.
  init(_ tally: PairTally) {
    self.tally = tally
    var (sources, targets) = (Places(), Places())
    for (pair, _) in tally.cells.sorted(by: Self.precedes)
    where sources.holds(pair.source) && targets.holds(pair.target) {
      sources.add(pair.source)
      targets.add(pair.target)
    }
    (self.sources, self.targets) = (sources.names, targets.names)
    leftOut = tally.cells.keys.count { !sources.isIn($0.source) || !targets.isIn($0.target) }
  }

  /// The highest score first, then by name.
  private static func precedes(
    _ left: (key: PairTally.Pair, value: PairTally.Cell), _ right: (key: PairTally.Pair, value: PairTally.Cell)
  ) -> Bool {
    (right.value.score, left.key.source, left.key.target) < (left.value.score, right.key.source, right.key.target)
  }

  /// Rows or columns in the order of coming.
  private struct Places {
    private(set) var names: [String] = []
    private var known: Set<String> = []

    func isIn(_ name: String) -> Bool { known.contains(name) }

    /// Whether a name has a place or finds one.
    func holds(_ name: String) -> Bool { isIn(name) || names.count < PairMatrix.most }

    mutating func add(_ name: String) {
      if known.insert(name).inserted { names.append(name) }
    }
  }

  var svg: String {
    let width = Self.label + targets.count * Self.side + Self.head
    let height = Self.head + sources.count * Self.side + 4
    var marks: [String] = []
    for (column, target) in targets.enumerated() {
      let (x, y) = (Self.label + column * Self.side + Self.side / 2, Self.head - 6)
      marks.append(
        "<text transform=\"translate(\(x) \(y)) rotate(-50)\">\(Self.named(target, length: 20))</text>")
    }
    for (row, source) in sources.enumerated() {
      let y = Self.head + row * Self.side
      marks.append(
        "<text x=\"\(Self.label - 8)\" y=\"\(y + 17)\" text-anchor=\"end\">\(Self.named(source, length: 26))</text>")
      for (column, target) in targets.enumerated() {
        marks.append(cell(source, target, x: Self.label + column * Self.side, y: y))
      }
    }
    return SVG.picture(
      width: width, height: height, "The highest score of each pair of source and target", marks)
  }

  private func cell(_ source: String, _ target: String, x: Int, y: Int) -> String {
    let box = "x=\"\(x + 1)\" y=\"\(y + 1)\" width=\"\(Self.side - 2)\" height=\"\(Self.side - 2)\" rx=\"3\""
    guard let cell = tally.cells[.init(source: source, target: target)] else {
      return "<rect \(box) class=\"axis\" fill=\"none\" opacity=\"0.5\"/>"
    }
    let score = Decimals.fixed(cell.score, places: 1)
    let title = HTMLText.escaped(
      "\(source) → \(target): \(score) bits, \(CountText.counted(cell.findings, "finding"))")
    return "<rect \(box) class=\"s\(Self.shade(cell.score))\"><title>\(title)</title></rect>"
      + "<text x=\"\(x + Self.side / 2)\" y=\"\(y + 17)\" text-anchor=\"middle\">\(Decimals.fixed(cell.score, places: 0))</text>"
  }

  /// The row of the table of levels (``Level``), 0 to 4.
  private static func shade(_ score: Double) -> Int { [6, 12, 20, 28].count { score >= $0 } }

  /// The file name of a path, escaped, with the path as a tip.
  private static func named(_ path: String, length: Int) -> String {
    let name = path.split(separator: "\\").last.map(String.init) ?? path
    return "<title>\(HTMLText.escaped(path))</title>" + HTMLText.escaped(TextLayout.cut(name, to: length))
  }
}
