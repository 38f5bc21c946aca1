import Baseline
import RemoteThread
import TestSupport

extension TupleSummary {
  /// What a baseline knows of the tuple of `event`, known good unless the test says otherwise.
  static func sample(
    _ event: RemoteThreadEvent = .sample(), status: TupleStatus = .learned, isKnownGood: Bool = true,
    support: TupleSupport = .sample, offsets: [UInt16] = [], strayOffsets: [UInt16] = []
  ) -> TupleSummary {
    let tuple = ThreadTuple(event)
    return TupleSummary(
      tuple: tuple, example: TupleExample(event), support: support, status: status, isKnownGood: isKnownGood,
      offsets: (offsets.isEmpty ? event.startOffset.map { [$0] } ?? [] : offsets.sorted()).map { .sample($0) }
        + strayOffsets.map { .sample($0, hostDays: 1) })
  }
}

extension OffsetSummary {
  /// An offset seen on many days, or on as many as the test says.
  static func sample(_ offset: UInt16, hostDays: Int = 3210) -> OffsetSummary {
    OffsetSummary(
      offset: offset, hostDays: hostDays, days: min(hostDays, 30), events: 3 * hostDays, status: .learned,
      policy: .standard)
  }
}

extension TupleSupport {
  static var sample: TupleSupport {
    let (first, last) = (UTCTime("2026-01-01 08:00:00"), UTCTime("2026-01-30 17:00:00"))
    let seen = first.flatMap { first in last.map { first...$0 } }
    return TupleSupport(events: 18_204, hostDays: 3210, hosts: 412, days: 30, seen: seen)
  }
}

extension RemoteThreadEvent {
  /// dwm.exe starting a kernel thread in csrss.exe.
  static func kernelStart(_ address: String = "0xFFFFF803DEADBEE0") -> RemoteThreadEvent {
    .sample(
      sourceImage: #"C:\Windows\System32\dwm.exe"#, targetImage: #"C:\Windows\System32\csrss.exe"#,
      startAddress: address, startModule: nil, startFunction: nil)
  }
}
