import RemoteThread
import Testing

@testable import FleetSimulator

@Suite("Where modules and functions lie")
struct ModuleLayoutTests {
  private let layout = ModuleLayout(seed: 7)
  private let plan: FleetPlan
  private let host: Host

  init() throws {
    plan = try FleetPlan(seed: 7, hosts: 40, days: 1, attackDays: 0)
    host = Host(index: 3, niche: [], plan: plan)
  }

  @Test("A module is at a multiple of 64 KiB, another one in each boot", arguments: ["ntdll.dll", "a.exe"])
  func bases(module: String) {
    let bases = (1...20).map { layout.base(of: module, host: host, boot: $0) }
    #expect(bases.allSatisfy { $0 % 0x1_0000 == 0 && $0 >= 0x7FF6_0000_0000 && $0 < 0x8000_0000_0000 })
    #expect(Set(bases).count > 18)
  }

  @Test("Kernel and 32-bit modules are at multiples of 64 KiB in their part of the address space")
  func otherBases() {
    for boot in 1...50 {
      let kernel = layout.kernelBase(host: host, boot: boot)
      #expect(kernel % 0x1_0000 == 0)
      #expect(StartAddress(kernel).isKernel)
      let low = layout.base32(of: "KERNELBASE.dll", host: host, boot: boot)
      #expect(low % 0x1_0000 == 0 && low < 0x1_0000_0000)
    }
  }

  @Test("A function keeps its offset within a build and is never at an allocation's base")
  func offsets() {
    let address = { layout.relativeAddress(of: "LoadLibraryW", in: "KERNEL32.DLL", revision: $0) }
    #expect(address("22631.1") == address("22631.1"))
    #expect(address("22631.1") != address("22631.2"))
    #expect(address("22631.1") & 0xFFFF != 0)
  }

  @Test(
    "Patches come out on the second Tuesday of a month",
    arguments: [
      ("2026-01-12", "2026-01-13"), ("2026-02-09", "2026-02-10"), ("2026-09-07", "2026-09-08"),
      ("2025-12-08", "2025-12-09"),
    ])
  func patchTuesday(before: String, on: String) throws {
    let before = try #require(UTCDay(before))
    let on = try #require(UTCDay(on))
    #expect(PatchCalendar.published(by: on) == PatchCalendar.published(by: before) + 1)
  }

  @Test("A host's patch level only rises, and hosts take a patch on different days")
  func patchLevels() throws {
    let first = try #require(UTCDay("2026-01-01"))
    var days: Set<Int> = []
    for index in 0..<plan.hosts {
      let host = Host(index: index, niche: [], plan: plan)
      let levels = (0..<90).map { PatchCalendar.level(of: host, seed: 7, on: UTCDay(number: first.number + $0)) }
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 <= $1 && $1 <= $0 + 1 })
      days.formUnion(levels.indices.dropFirst().filter { levels[$0] != levels[$0 - 1] })
    }
    #expect(days.count > 12)
  }
}
