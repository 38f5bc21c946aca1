import RemoteThread
import Testing

@testable import Reports

@Suite("Numbers in print")
struct DecimalsTests {
  @Test(
    "Numbers are rounded and lose trailing zeros",
    arguments: [(0.0, "0"), (12.5, "12.5"), (3.14159, "3.1416"), (0.00004, "0"), (1e6, "1000000"), (-2.5, "-2.5")])
  func text(value: Double, text: String) { #expect(Decimals.text(value) == text) }

  @Test(
    "Bytes are in powers of 1000",
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (999_949, "999.9 kB"),
      (999_950, "1.0 MB"), (12_400_000, "12.4 MB"),
    ])
  func bytes(count: Int, text: String) { #expect(Decimals.bytes(count) == text) }

  @Test("Thousands are grouped", arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func grouped(number: Int, text: String) { #expect(CountText.grouped(number) == text) }
}
