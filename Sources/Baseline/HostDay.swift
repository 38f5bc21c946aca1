import RemoteThread

/// A host on a UTC day.
struct HostDay: Hashable, Comparable {
  let host: String
  let day: UTCDay

  static func < (left: HostDay, right: HostDay) -> Bool { (left.host, left.day) < (right.host, right.day) }
}
