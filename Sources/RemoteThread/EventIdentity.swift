/// What makes two records the same event, however often and in whatever export they are read.
public struct EventIdentity: Sendable, Hashable, Comparable {
  /// How the event is told from others of the same host and time.
  public enum Discriminator: Sendable, Hashable, Comparable {
    /// The number of the record in the host's log.
    case recordID(UInt64)
    /// A digest of all fields, where the export dropped the record number.
    case digest(UInt64)
  }

  /// Computer, folded.
  public let computer: String
  /// UtcTime.
  public let utcTime: UTCTime
  /// Record number or digest.
  public let discriminator: Discriminator

  /// The identity of `event`: (computer, record number, time), or (computer, digest, time).
  public init(of event: RemoteThreadEvent) {
    computer = ASCIIFold.fold(event.computer)
    utcTime = event.utcTime
    discriminator = event.recordID.map(Discriminator.recordID) ?? .digest(event.fieldDigest)
  }

  /// Orders by time, computer, record number or, after all numbers, digest.
  public static func < (left: EventIdentity, right: EventIdentity) -> Bool {
    (left.utcTime, left.computer, left.discriminator) < (right.utcTime, right.computer, right.discriminator)
  }
}

extension RemoteThreadEvent {
  /// A 64-bit digest of all fields, the same on every machine and in every run.
  ///
  /// FNV-1a (Fowler, Noll, Vo; RFC 9923). Each field is closed by a byte that UTF-8 never holds, so that
  /// no two different field lists run together.
  var fieldDigest: UInt64 {
    var digest = FNV1a()
    let fields: [String?] = [
      ASCIIFold.fold(computer), utcTime.description, ruleName, sourceProcessGuid?.rawValue,
      sourceProcessId.map(String.init), sourceImage.folded, targetProcessGuid?.rawValue,
      targetProcessId.map(String.init), targetImage.folded, newThreadId.map(String.init),
      startAddress?.description, startModule?.folded, startFunction, sourceUser, targetUser,
    ]
    for field in fields {
      digest.combine((field ?? "").utf8)
      digest.combine(CollectionOfOne(field == nil ? 0xFE : 0xFF))
    }
    return digest.value
  }
}

/// The 64-bit FNV-1a hash.
package struct FNV1a {
  /// The hash of what came so far.
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Of nothing.
  package init() {}

  /// Takes bytes in.
  package mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      value ^= UInt64(byte)
      value &*= 0x100_0000_01B3
    }
  }
}
