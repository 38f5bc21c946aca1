import EventSources
import Reports

/// One line on the terminal that says how far the reading is.
final class ProgressLine {
  private let console: Console
  private var isShown = false

  init(on console: Console) { self.console = console }

  func show(_ progress: ReadProgress) {
    guard console.showsProgress else { return }
    draw(ReadAccount.progress(progress, width: console.width - 1))
    isShown = true
  }

  /// Takes the line away again.
  func clear() {
    guard isShown else { return }
    draw("")
    isShown = false
  }

  private func draw(_ text: String) {
    console.diagnostics.write("\r\u{1B}[K" + text)
  }
}
