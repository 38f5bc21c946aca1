import LibFuzzer
import SysmonRules

/// One execution: the bytes as a configuration file, and as the choices that make one, held against what has to be true of
/// all of them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let failure = RuleInvariants.failure(of: bytes) { fatalError(failure) }
  return 0
}

/// Where the package manager expects an executable to begin.
@_cdecl("FuzzRules_main")
public func begin(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  runFuzzer(count, arguments, fuzz)
}
