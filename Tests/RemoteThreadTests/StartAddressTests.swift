import RemoteThread
import Testing

@Suite("StartAddress")
struct StartAddressTests {
  @Test("Reads and prints Sysmon's two widths", arguments: ["0x00007FF89C865EA0", "0x76FAEC4B", "0xFFFF8462314B2460"])
  func roundTrip(text: String) throws {
    let address = try #require(StartAddress(text))
    #expect(address.description == text)
  }

  @Test(
    "Anything else is no address", arguments: ["", "-", "0x", "7FF8", "0x00007FF89C865EA0F", " 0x10", "0x1G", "0x-1"])
  func refusals(text: String) {
    #expect(StartAddress(text) == nil)
  }

  @Test(
    "The kernel half begins at the sign bit of a canonical address",
    arguments: [
      ("0xFFFFEF60CA462460", true), ("0xFFFF800000000000", true), ("0xFFFF7FFFFFFFFFFF", false),
      ("0x00007FFFFFFFFFFF", false), ("0x81E3A000", true), ("0x76FAEC4B", false), ("0x0000000081E3A000", false),
    ] as [(String, Bool)])
  func kernelHalf(text: String, isKernel: Bool) throws {
    #expect(try #require(StartAddress(text)).isKernel == isKernel)
  }

  @Test("The offset is the low 16 bits, zero at the base of an allocation")
  func offset() throws {
    #expect(try #require(StartAddress("0x00007FF89C865EA0")).offset == 0x5EA0)
    #expect(try #require(StartAddress("0x00000000023A0000")).isAllocationBase)
  }
}
