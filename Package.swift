// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "heddle",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "heddle", targets: ["heddle"]),
    .executable(name: "heddle-fleet", targets: ["heddle-fleet"]),
    .library(name: "RemoteThread", targets: ["RemoteThread"]),
    .library(name: "EVTX", targets: ["EVTX"]),
    .library(name: "EventSources", targets: ["EventSources"]),
    .library(name: "Baseline", targets: ["Baseline"]),
    .library(name: "BaselineSQLite", targets: ["BaselineSQLite"]),
    .library(name: "Scoring", targets: ["Scoring"]),
    .library(name: "SysmonRules", targets: ["SysmonRules"]),
    .library(name: "ExcludeSynthesis", targets: ["ExcludeSynthesis"]),
    .library(name: "Workflows", targets: ["Workflows"]),
    .library(name: "Reports", targets: ["Reports"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The event and its field value types; everything else builds on it.
    .target(name: "RemoteThread"),

    // Windows event logs, of any provider. Its views of a record borrow the bytes they are read from.
    .target(name: "EVTX", swiftSettings: [.enableExperimentalFeature("Lifetimes")]),

    // Any input to events.
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    // A C face on the system's simdjson (apt: libsimdjson-dev, brew: simdjson). Not a system library target:
    // simdjson's pkg-config file carries a flag that the package manager refuses.
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(
      name: "EventSources", dependencies: ["RemoteThread", "EVTX", "CArchive", "CSimdJSON"],
      swiftSettings: [.enableExperimentalFeature("Lifetimes")]),

    // What was learned.
    .target(name: "Baseline", dependencies: ["RemoteThread"]),
    .target(
      name: "BaselineSQLite",
      dependencies: [
        "Baseline", "RemoteThread", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], swiftSettings: [.enableExperimentalFeature("Lifetimes")]),

    // What it means.
    .target(
      name: "Scoring", dependencies: ["Baseline", "RemoteThread"],
      resources: [.embedInCode("Profile/standard-profile.json")]),
    .target(name: "SysmonRules", dependencies: ["RemoteThread"]),
    .target(
      name: "ExcludeSynthesis",
      dependencies: [
        "SysmonRules", "Baseline", "RemoteThread", .product(name: "BitCollections", package: "swift-collections"),
        .product(name: "HeapModule", package: "swift-collections"),
      ]),

    // What is done with it, and how it is shown. libcrypto is OpenSSL's (apt: libssl-dev), for checksums.
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .target(
      name: "Workflows",
      dependencies: [
        "EventSources", "Scoring", "ExcludeSynthesis", "SysmonRules", "Baseline", "RemoteThread",
        .product(name: "HeapModule", package: "swift-collections"),
        "CCrypto",
      ]),
    .target(
      name: "Reports",
      dependencies: [
        "Workflows", "Scoring", "Baseline", "ExcludeSynthesis", "SysmonRules", "EventSources", "RemoteThread",
      ]),
    .target(
      name: "CommandLineInterface",
      dependencies: [
        "Workflows", "Reports", "BaselineSQLite", "Baseline", "EventSources", "ExcludeSynthesis", "Scoring",
        "SysmonRules", "RemoteThread",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"), .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(name: "heddle", dependencies: ["CommandLineInterface"]),

    // Labelled synthetic fleets.
    .target(name: "FleetSimulator", dependencies: ["RemoteThread"]),
    .executableTarget(
      name: "heddle-fleet",
      dependencies: ["FleetSimulator", .product(name: "ArgumentParser", package: "swift-argument-parser")]),

    // Tests mirror the sources.
    .target(name: "TestSupport", dependencies: ["RemoteThread"], path: "Tests/TestSupport"),
    .testTarget(name: "RemoteThreadTests", dependencies: ["RemoteThread", "TestSupport"]),
    .testTarget(name: "EVTXTests", dependencies: ["EVTX", "FleetSimulator", "TestSupport"]),
    .testTarget(
      name: "EventSourcesTests",
      dependencies: ["EventSources", "EVTX", "FleetSimulator", "RemoteThread", "CArchive", "TestSupport"]),
    .testTarget(name: "BaselineTests", dependencies: ["Baseline", "RemoteThread", "TestSupport"]),
    .testTarget(
      name: "BaselineSQLiteTests",
      dependencies: [
        "BaselineSQLite", "Baseline", "RemoteThread", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(name: "ScoringTests", dependencies: ["Scoring", "Baseline", "RemoteThread", "TestSupport"]),
    .testTarget(name: "SysmonRulesTests", dependencies: ["SysmonRules", "RemoteThread", "TestSupport"]),
    .testTarget(
      name: "ExcludeSynthesisTests",
      dependencies: ["ExcludeSynthesis", "SysmonRules", "Baseline", "RemoteThread", "TestSupport"]),
    .testTarget(
      name: "WorkflowsTests",
      dependencies: [
        "Workflows", "EventSources", "ExcludeSynthesis", "Scoring", "Baseline", "FleetSimulator", "RemoteThread",
        "TestSupport",
      ]),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Scoring", "SysmonRules", "Baseline", "RemoteThread", "TestSupport"]),
    .testTarget(name: "FleetSimulatorTests", dependencies: ["FleetSimulator", "RemoteThread", "TestSupport"]),
    .testTarget(
      name: "CommandLineInterfaceTests",
      dependencies: [
        "CommandLineInterface", "FleetSimulator", "EventSources", "Baseline", "BaselineSQLite", "RemoteThread",
        "TestSupport", "Workflows", "Scoring",
      ],
      exclude: ["Golden"]),
  ],
  cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type != .system && target.name != "CSimdJSON" {
  var settings = target.swiftSettings ?? []
  settings += [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
  ]
  target.swiftSettings = settings
}
