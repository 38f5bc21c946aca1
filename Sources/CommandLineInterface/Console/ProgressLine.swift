import EventSources
import Reports

/// One line on the terminal that says how far the reading is.
final class ProgressLine {
  private let console: Console
  /// Bytes of all files; nil where their end cannot be told.
  private lazy var size: Int? = fileBytes()
  private let fileBytes: () -> Int?
  private let start = ContinuousClock.now
  private var isShown = false

  /// - Parameter reader: what is read, asked for its size when there is something to show.
  init(on console: Console, of reader: EventReader? = nil) {
    self.console = console
    fileBytes = { reader?.fileBytes }
  }

  func show(_ progress: ReadProgress) {
    guard console.showsProgress else { return }
    let pace = ReadAccount.Pace(elapsed: ContinuousClock.now - start, fileBytes: size)
    draw(ReadAccount.progress(progress, pace, width: console.width - 1))
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
