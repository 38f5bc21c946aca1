/// Pictures in a page, without styles of their own: its policy allows none.
enum SVG {
  /// A picture of marks; `label` says to who cannot see it what it shows.
  static func picture(width: Int, height: Int, _ label: String, _ marks: [String]) -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
      + "height=\"\(height)\" role=\"img\" aria-label=\"\(HTMLText.escaped(label))\">\(marks.joined())</svg>"
  }

  /// A bar in the colour of a class, with a tip.
  static func bar(x: Double, y: Double, width: Double, height: Double, class name: String, tip: String) -> String {
    "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\" "
      + "class=\"\(name)\"><title>\(HTMLText.escaped(tip))</title></rect>"
  }

  static func number(_ value: Double) -> String { Decimals.text(value, places: 1) }
}
