// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the main one stays free of unsafe flags. See `make fuzz`.
let package = Package(
  name: "heddle-fuzzing",
  targets: [
    // A link to the reader of the main package, built here with the fuzzer's counters.
    .target(
      name: "EVTX",
      swiftSettings: [
        .enableExperimentalFeature("Lifetimes"), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("ExistentialAny"),
        .strictMemorySafety(), .unsafeFlags(["-sanitize=fuzzer"]),
      ]),
    .executableTarget(
      name: "FuzzEVTX", dependencies: ["EVTX"],
      swiftSettings: [
        .enableExperimentalFeature("Lifetimes"), .unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"]),
      ],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
  ],
  swiftLanguageModes: [.v6])
