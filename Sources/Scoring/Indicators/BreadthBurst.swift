import RemoteThread

/// One process that starts threads in many targets new to it, within minutes.
///
/// Malware that injects itself into whatever runs looks so: Agent Tesla went through dialer.exe into "almost
/// every binary" of System32 (SigmaHQ/sigma#4878). ATT&CK T1055. How many targets in how long is the profile's
/// `breadth_burst`; the target that makes it up and all later ones bear the indicator, the ones before do not.
///
/// Counter-examples: Windows that shuts down (``ConsoleControl``); a source that is known to start threads in these
/// targets, as a security agent does. Only targets that are new to the source count.
///
/// Findings must come in order of time. Memory: what came within the span, of at most ``capacity`` targets.
public struct BreadthBurst: Sendable {
  /// A process, as far as the event tells it apart.
  private struct Process: Hashable {
    let computer: String
    let source: String
    let guid: String?
    let number: UInt32?
  }

  private struct Reach: Sendable {
    let time: UTCTime
    let process: Process
    let target: String
  }

  /// Targets remembered at once; beyond that the oldest are forgotten.
  static let capacity = 1 << 16

  private let profile: ScoringProfile
  /// Oldest first; those before `oldest` are forgotten.
  private var reached: [Reach] = []
  private var oldest = 0
  /// How often each target was reached by a process within the span.
  private var targets: [Process: [String: Int]] = [:]

  /// Nothing seen yet.
  public init(_ profile: ScoringProfile) { self.profile = profile }

  /// The finding, with the indicator where it belongs to a burst.
  public mutating func watch(_ finding: Finding) -> Finding {
    guard finding.novelties.contains(.pair), !finding.isKnownGood,
      !ConsoleControl.isSignal(finding.tuple, profile)
    else { return finding }
    forget(before: finding.event.utcTime)
    let count = reach(finding)
    guard count >= profile.burst.targets else { return finding }
    let name = ImageName(finding.event.sourceImage.rawValue).text
    return finding.adding(
      Indicator(
        .breadthBurst,
        "\(name) started threads in \(CountText.grouped(count)) targets new to it within "
          + CountText.counted(profile.burst.seconds, "second"), techniques: ["T1055"]))
  }

  /// Notes the target and gives the number of those that the process reached within the span.
  private mutating func reach(_ finding: Finding) -> Int {
    let event = finding.event
    let process = Process(
      computer: ASCIIFold.fold(event.computer), source: finding.tuple.source, guid: event.sourceProcessGuid?.rawValue,
      number: event.sourceProcessId)
    if reached.count - oldest >= Self.capacity { forgetOldest() }
    reached.append(Reach(time: event.utcTime, process: process, target: finding.tuple.target))
    targets[process, default: [:]][finding.tuple.target, default: 0] += 1
    return targets[process]?.count ?? 0
  }

  private mutating func forget(before time: UTCTime) {
    let first = time.milliseconds - Int64(profile.burst.seconds) * 1000
    while oldest < reached.count, reached[oldest].time.milliseconds < first { forgetOldest() }
    guard oldest > 1024, oldest * 2 > reached.count else { return }
    reached.removeFirst(oldest)
    oldest = 0
  }

  private mutating func forgetOldest() {
    let reach = reached[oldest]
    oldest += 1
    guard let count = targets[reach.process]?[reach.target] else { return }
    targets[reach.process]?[reach.target] = count > 1 ? count - 1 : nil
    if targets[reach.process]?.isEmpty == true { targets[reach.process] = nil }
  }
}
