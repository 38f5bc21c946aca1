import Foundation

@testable import SysmonRules

/// Decisions of Microsoft's own engine, kept beside the checkout where there are any.
struct EngineVectors {
  struct Expectation: Sendable, Hashable {
    let isAccepted: Bool
    let logged: Bool?
    let ruleName: String?
    let decidedBy: String?
  }

  struct Vector: Sendable {
    let id: String
    let configuration: [UInt8]
    let event: FilterEvent
    let expected: [ReaderKind: Expectation]
    let enginesAgree: Bool
  }

  static let file: URL = {
    let shared =
      ProcessInfo.processInfo.environment["HEDDLE_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")
    return shared.appendingPathComponent("vectors/sysmon-filter.json")
  }()

  static var isPresent: Bool { FileManager.default.fileExists(atPath: file.path) }

  static func load() throws -> [Vector] {
    let document = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    return (document?["vectors"] as? [[String: Any]] ?? []).compactMap(vector)
  }

  private static func vector(_ object: [String: Any]) -> Vector? {
    guard let id = object["id"] as? String, let configuration = object["config"] as? String,
      let fields = object["event"] as? [String: Any], let expected = expectation(object["expected"]),
      let agree = object["engines_agree"] as? Bool
    else { return nil }
    let texts = fields.compactMap { name, value in FilterField(rawValue: name).map { ($0, "\(value)") } }
    return Vector(
      id: id, configuration: Array(configuration.utf8), event: FilterEvent(Dictionary(uniqueKeysWithValues: texts)),
      expected: [.pugixml: expected, .libxml2: expectation(object["expected_libxml2_dtd"]) ?? expected],
      enginesAgree: agree)
  }

  private static func expectation(_ object: Any?) -> Expectation? {
    guard let object = object as? [String: Any], let isAccepted = object["config_accepted"] as? Bool else { return nil }
    let name = object["rule_name"] as? String
    return Expectation(
      isAccepted: isAccepted, logged: object["logged"] as? Bool, ruleName: name?.isEmpty == true ? nil : name,
      decidedBy: object["decided_by"] as? String)
  }
}
