internal import EVTX

/// Some chunks of a Windows event log that stand behind each other, and what is wrong around them.
struct ChunkRun: Sendable {
  /// Where their bytes are.
  enum Bytes: Sendable {
    /// In a file, to be read by the thread that decodes them.
    case file(PositionedFile)
    /// Here.
    case memory(ContiguousArray<UInt8>)
  }

  var bytes: Bytes
  var slots: [SlotWalk.Slot]
  /// Damages of the log as a whole, before the chunks.
  var damages: [EVTX.Damage]

  /// Where the first slot begins in the file.
  var start: UInt64 { slots.first?.fileOffset ?? 0 }
  /// Bytes of all slots.
  var size: Int { slots.reduce(0) { $0 + $1.size } }
}
