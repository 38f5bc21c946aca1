import RemoteThread
public import EventSources

extension ReadAccount {
  /// How long a reading has taken so far, and how much there is to read.
  public struct Pace: Sendable {
    /// Time since the reading began.
    public var elapsed: Duration
    /// Bytes of all files, packed or not; nil where the end cannot be told.
    public var fileBytes: Int?

    /// Says how long it took so far.
    public init(elapsed: Duration, fileBytes: Int?) {
      self.elapsed = elapsed
      self.fileBytes = fileBytes
    }
  }

  /// One line of at most `width` characters on how far the reading is:
  /// `1.2 GB, 5,021 events, 2,510 events/s, about 40 s left  logs/a.json`.
  public static func progress(_ progress: ReadProgress, _ pace: Pace, width: Int) -> String {
    var facts = [Decimals.bytes(progress.bytes), CountText.counted(progress.events, "event")]
    // Before a second has passed, neither says much.
    if pace.elapsed >= .seconds(1) {
      let seconds = pace.elapsed / .seconds(1)
      facts.append(CountText.grouped(Int(Double(progress.events) / seconds)) + " events/s")
      if let left = left(progress, pace, seconds) { facts.append("about \(left) left") }
    }
    return TextLayout.cut(facts.joined(separator: ", ") + "  " + PrintableText.escaped(progress.input), to: width)
  }

  /// The time that the rest takes at the pace so far; nil where that cannot be told.
  private static func left(_ progress: ReadProgress, _ pace: Pace, _ seconds: Double) -> String? {
    guard let all = pace.fileBytes, progress.fileBytes > 0, all >= progress.fileBytes else { return nil }
    let left = Int((Double(all - progress.fileBytes) / Double(progress.fileBytes) * seconds).rounded(.up))
    switch left {
    case ..<120: return "\(left) s"
    case ..<7200: return "\(left / 60) min"
    default: return "\(CountText.grouped(left / 3600)) h"
    }
  }
}
