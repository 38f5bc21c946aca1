import RemoteThread
import Scoring

/// How many cases each level has.
struct LevelChart {
  private let counts: [(level: Level, cases: Int)]

  init(_ cases: [FindingCase]) {
    counts = Level.allCases.reversed().map { level in (level, cases.count { $0.level == level }) }
  }

  var svg: String {
    let most = Double(max(1, counts.map(\.cases).max() ?? 1))
    let marks = counts.enumerated().map { row, count in
      let y = Double(row * 26)
      let width = 210 * Double(count.cases) / most
      let number = CountText.grouped(count.cases)
      return "<text x=\"0\" y=\"\(SVG.number(y + 16))\">\(count.level.rawValue)</text>"
        + SVG.bar(
          x: 100, y: y + 2, width: width, height: 19, class: count.level.rawValue,
          tip: CountText.counted(count.cases, "case"))
        + "<text x=\"\(SVG.number(108 + width))\" y=\"\(SVG.number(y + 16))\">\(number)</text>"
    }
    return SVG.picture(width: 380, height: counts.count * 26, "Cases by level", marks)
  }
}

/// How many cases began on each day, by level. Days without one have a place too, unless they are many.
struct DayChart {
  private let days: [(day: UTCDay, cases: [(level: Level, count: Int)])]

  /// More columns than can be told apart.
  private static let mostDays: Int32 = 92

  init(_ cases: [FindingCase]) {
    let byDay = Dictionary(grouping: cases) { $0.seen.lowerBound.day }
    guard let first = byDay.keys.min(), let last = byDay.keys.max() else {
      days = []
      return
    }
    let isLong = Int64(last.number) - Int64(first.number) >= Int64(Self.mostDays)
    let shown =
      isLong
      ? Array(byDay.keys.sorted().suffix(Int(Self.mostDays))) : (first.number...last.number).map { UTCDay(number: $0) }
    days = shown.map { day in
      (day, Level.allCases.reversed().map { level in (level, (byDay[day] ?? []).count { $0.level == level }) })
    }
  }

  var svg: String {
    let (height, bottom, left, width) = (120.0, 124.0, 30.0, 430.0)
    let most = Double(max(1, days.map(total).max() ?? 1))
    let step = min(34, (width - left) / Double(max(1, days.count)))
    var marks = [
      "<line x1=\"\(SVG.number(left))\" y1=\"\(SVG.number(bottom))\" x2=\"\(SVG.number(width))\" "
        + "y2=\"\(SVG.number(bottom))\" class=\"axis\"/>",
      "<text x=\"\(SVG.number(left - 6))\" y=\"14\" text-anchor=\"end\" class=\"dim\">\(CountText.grouped(Int(most)))</text>",
    ]
    for (column, entry) in days.enumerated() {
      var y = bottom
      for (level, count) in entry.cases where count > 0 {
        let part = (height - 6) * Double(count) / most
        y -= part
        marks.append(
          SVG.bar(
            x: left + Double(column) * step + 1, y: y, width: max(1, step - 2), height: part, class: level.rawValue,
            tip: "\(entry.day): \(CountText.counted(count, "\(level.rawValue) case"))"))
      }
    }
    for place in Set([0, days.count / 2, days.count - 1]).sorted() where days.indices.contains(place) {
      let x = left + (Double(place) + 0.5) * step
      let anchor = place == 0 ? "start" : "middle"
      marks.append(
        "<text x=\"\(SVG.number(place == 0 ? left : x))\" y=\"140\" text-anchor=\"\(anchor)\" class=\"dim\">\(days[place].day)</text>"
      )
    }
    return SVG.picture(width: 470, height: 146, "Cases by the day of their first event", marks)
  }

  private func total(_ entry: (day: UTCDay, cases: [(level: Level, count: Int)])) -> Int {
    entry.cases.reduce(0) { $0 + $1.count }
  }
}
