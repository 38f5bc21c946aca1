import Reports

/// Where a command reads and writes: data to `output`, everything else to `diagnostics`.
public final class Console {
  /// Data.
  public let output: ByteOutput
  /// Errors, accounts and progress.
  let diagnostics: ByteOutput
  /// Columns of the terminal that shows `output`; 80 where there is none.
  public let width: Int
  /// Whether `diagnostics` is a terminal, so that progress makes sense.
  let showsProgress: Bool

  /// Makes a console.
  public init(output: ByteOutput, diagnostics: ByteOutput, width: Int = 80, showsProgress: Bool = false) {
    self.output = output
    self.diagnostics = diagnostics
    self.width = width
    self.showsProgress = showsProgress
  }

  /// Writes one line of diagnostics after the program's name. Control characters are escaped.
  func note(_ text: String) { rawNote("heddle: " + PrintableText.escaped(text)) }

  /// Writes text of our own as it stands. A diagnostic that cannot be written is lost: there is no better place.
  func rawNote(_ text: String) {
    try? diagnostics.write(line: text)
    try? diagnostics.flush()
  }
}
