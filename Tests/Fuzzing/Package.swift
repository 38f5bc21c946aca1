// swift-tools-version: 6.2
import PackageDescription

/// Settings of the main package, without which its sources do not compile, and the fuzzer's counters.
let counted: [SwiftSetting] = [
  .enableExperimentalFeature("Lifetimes"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("ExistentialAny"),
  .strictMemorySafety(), .unsafeFlags(["-sanitize=fuzzer"]),
]

/// A program that libFuzzer drives.
func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies + ["LibFuzzer"],
    swiftSettings: [
      .enableExperimentalFeature("Lifetimes"), .unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"]),
    ],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
}

// A package of its own, so that the main one stays free of unsafe flags. See `make fuzz`.
let package = Package(
  name: "heddle-fuzzing",
  targets: [
    // Links to the modules of the main package, built here with the fuzzer's counters.
    .target(name: "EVTX", swiftSettings: counted),
    .target(name: "RemoteThread", swiftSettings: counted),
    .target(name: "SysmonRules", dependencies: ["RemoteThread"], swiftSettings: counted),
    .target(name: "LibFuzzer"),
    fuzzer("FuzzEVTX", ["EVTX"]),
    fuzzer("FuzzRules", ["SysmonRules", "RemoteThread"]),
  ],
  swiftLanguageModes: [.v6])
