public import RemoteThread

/// What findings have in common that belong together: their shallowest novelty.
///
/// All findings of a new source are one case, so that a software roll-out is one line and not thousands. The same
/// findings get the same identity on every run and every night.
public enum CaseIdentity: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// A source never seen.
  case newSource(String)
  /// A source that never started a thread in this target.
  case newPair(source: String, target: String)
  /// A pair that never had this start.
  case newStart(ThreadTuple)
  /// An offset never seen in this module.
  case newOffset(module: String, offset: UInt16)
  /// Nothing new: a tuple that was seen before.
  case seen(ThreadTuple)

  /// The case of an event with these novelties.
  public init(tuple: ThreadTuple, offset: UInt16?, novelties: [Novelty]) {
    switch (Novelty.ofCases.first(where: novelties.contains), tuple.start.module, offset) {
    case (.source, _, _): self = .newSource(tuple.source)
    case (.pair, _, _): self = .newPair(source: tuple.source, target: tuple.target)
    case (.start, _, _): self = .newStart(tuple)
    case (.offset, let module?, let offset?): self = .newOffset(module: module, offset: offset)
    default: self = .seen(tuple)
    }
  }

  /// What the case is of: `new source`, `new pair`, `new start`, `new offset` or `seen`.
  public var kind: String {
    switch self {
    case .newSource: "new source"
    case .newPair: "new pair"
    case .newStart: "new start"
    case .newOffset: "new offset"
    case .seen: "seen"
    }
  }

  /// Whether anything of it was never seen.
  public var isNew: Bool {
    if case .seen = self { false } else { true }
  }

  /// Stable text, one per case: `new pair: c:\windows\system32\svchost.exe -> c:\windows\system32\lsass.exe`.
  public var description: String {
    switch self {
    case .newSource(let source): "new source: \(source)"
    case .newPair(let source, let target): "new pair: \(source) -> \(target)"
    case .newStart(let tuple): "new start: \(tuple.source) -> \(tuple.target): \(tuple.start)"
    case .newOffset(let module, let offset): "new offset: \(module)+\(OffsetText.hexadecimal(offset))"
    case .seen(let tuple): "seen: \(tuple.source) -> \(tuple.target): \(tuple.start)"
    }
  }

  /// A short name of the case, the same on every run, every night and every machine: `HDL-` and 16 hexadecimal digits,
  /// the FNV-1a hash (RFC 9923) of ``description``.
  public var id: String {
    var hash = FNV1a()
    hash.combine(description.utf8)
    let digits = String(hash.value, radix: 16)
    return "HDL-" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Orders by text.
  public static func < (left: CaseIdentity, right: CaseIdentity) -> Bool { left.description < right.description }
}
