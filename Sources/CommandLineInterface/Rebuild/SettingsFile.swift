import Foundation
import Scoring
import Workflows
import Yams

/// The settings file of `heddle rebuild`: one YAML mapping, every key of which is known and every value checked.
struct SettingsFile {
  /// What a key may say.
  struct Entry {
    let line: Int
    let text: String
  }

  let path: String
  private(set) var entries: [SettingsKey: Entry] = [:]

  /// No file: nothing is set.
  init() { path = "" }

  /// Reads the file at `path`.
  init(at path: String) throws {
    self.path = path
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    let data = try file.read(upToCount: Self.largestFile + 1) ?? Data()
    guard data.count <= Self.largestFile else { throw UnusableSettings(path: path, reason: "larger than 64 KiB") }
    guard let text = String(data: data, encoding: .utf8) else {
      throw UnusableSettings(path: path, reason: "not UTF-8")
    }
    guard let node = try compose(text) else { return }
    guard case .mapping(let mapping) = node else {
      throw UnusableSettings(path: path, reason: "no list of keys and values, such as 'window: 30d'")
    }
    for (key, value) in mapping { try add(key, value) }
  }

  /// The value of a key, and whether it is there.
  subscript(key: SettingsKey) -> Entry? { entries[key] }

  /// The error for the value of a key.
  func unusable(_ key: SettingsKey, _ reason: String) -> UnusableSettings {
    UnusableSettings(path: path, reason: "line \(entries[key]?.line ?? 0): \(key.rawValue): \(reason)")
  }

  private func compose(_ text: String) throws -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch {
      let words = "\(error)".split(whereSeparator: \.isNewline).first.map(String.init) ?? "not YAML"
      throw UnusableSettings(path: path, reason: "not YAML: \(words)")
    }
  }

  private mutating func add(_ key: Node, _ value: Node) throws {
    let line = key.mark?.line ?? 0
    guard let name = key.string, let known = SettingsKey(rawValue: name) else {
      let names = SettingsKey.allCases.map(\.rawValue).joined(separator: ", ")
      throw UnusableSettings(path: path, reason: "line \(line): '\(key.string ?? "?")' is none of \(names)")
    }
    guard case .scalar(let scalar) = value, !scalar.string.isEmpty else {
      throw UnusableSettings(path: path, reason: "line \(line): \(name): not one value")
    }
    guard entries[known] == nil else {
      throw UnusableSettings(path: path, reason: "line \(line): \(name) is set a second time")
    }
    entries[known] = Entry(line: line, text: scalar.string)
  }

  private static let largestFile = 64 << 10
}

/// Keys of the settings file; each is named like its flag.
enum SettingsKey: String, CaseIterable {
  case inbox, baseline, window, profile, report, metrics, jobs
  case configOut = "config-out"
  case mergeInto = "merge-into"
  case keep
  case alertBudget = "alert-budget"
  case quarantineLevel = "quarantine-level"
  case rollOutShare = "roll-out-share"
  case rollOutHosts = "roll-out-hosts"
  case maxDrop = "max-drop"
  case maxGrowth = "max-growth"
  case minHosts = "min-hosts"
  case maxIdle = "max-idle"
}

/// Why settings cannot be used.
struct UnusableSettings: Error, CustomStringConvertible {
  let path: String
  let reason: String
  var description: String { "\(path): \(reason)" }
}
