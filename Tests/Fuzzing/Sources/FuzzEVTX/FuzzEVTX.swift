import EVTX
import LibFuzzer

/// One execution: the bytes as a chunk, and as a log where they begin as one, read in every way that the library offers.
///
/// The first byte chooses whether residual records are read and checksums compared. libFuzzer ends the run on a trap, a
/// time-out and on memory beyond its limit.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let input = UnsafeBufferPointer(start: start, count: count)
  let bytes = Array(input.dropFirst())
  let way = Int(input[0] & 3)
  Readers.all[way].read(bytes)
  if bytes.starts(with: "ElfFile".utf8) { readLog(bytes, residual: way & 1 != 0, verifies: way & 2 != 0) }
  return 0
}

/// Readers of chunks, kept from one execution to the next as a program keeps them from chunk to chunk.
final class Readers {
  /// One for each way of reading. Only libFuzzer's one thread comes here.
  nonisolated(unsafe) static let all = (0..<4).map { Readers(residual: $0 & 1 != 0, verifies: $0 & 2 != 0) }

  private let everything: ChunkReader
  private let sysmon: ChunkReader
  private var picker = DataFieldPicker(["UtcTime", "SourceImage", "StartAddress"])

  private init(residual: Bool, verifies: Bool) {
    everything = ChunkReader(filter: .all, residual: residual, verifiesChecksums: verifies)
    sysmon = ChunkReader(
      filter: RecordFilter(provider: "Microsoft-Windows-Sysmon", eventIDs: [8]), residual: residual,
      verifiesChecksums: verifies)
  }

  func read(_ bytes: [UInt8]) {
    let all = everything.read(bytes.span.bytes, number: 0, fileOffset: 4096) { record in
      look(at: record)
    } damage: { damage in
      precondition(!damage.description.isEmpty)
    }
    let some = sysmon.read(bytes.span.bytes, number: 1, fileOffset: 4096) { record in
      if picker.pick(record) { precondition(picker.value(1, of: record).text.utf8.count <= 3 * bytes.count) }
    } damage: { _ in
    }
    precondition(all.records == all.matched && some.matched <= some.records && all.records <= bytes.count)
  }
}

private func readLog(_ bytes: [UInt8], residual: Bool, verifies: Bool) {
  _ = try? EventLog(bytes: bytes).forEachRecord(residual: residual, verifiesChecksums: verifies) { record in
    look(at: record)
  } damage: { _ in
  }
}

private func look(at record: borrowing Record) {
  var text: [UInt8] = []
  record.forEachDataField { name, value in
    precondition(name.index >= -1)
    value.append(to: &text)
    _ = value.wholeNumber
    _ = value.fileTime
  }
  _ = record.eventID
  _ = record.eventRecordID
  _ = record.timeCreated
  record.providerName.append(to: &text)
  record.computer.append(to: &text)
  _ = try? record.xml()
  _ = try? record.json()
}

/// Where the package manager expects an executable to begin.
@_cdecl("FuzzEVTX_main")
public func begin(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  runFuzzer(count, arguments, fuzz)
}
