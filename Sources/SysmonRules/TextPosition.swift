/// A place in a configuration file.
public struct TextPosition: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Line, from 1.
  public let line: Int
  /// Character in the line, from 1.
  public let column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders from the beginning of the file to its end.
  public static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  /// `line 3, column 7`.
  public var description: String { "line \(line), column \(column)" }
}
